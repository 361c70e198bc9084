import { defineReadingRule } from './define-rule.ts';

export const ignoreUnused = defineReadingRule({
  id: 'ignore-unused',
  description: 'An ignore ignores something.',
  level: 'warn',
  draftLevel: 'info',
});
