import { defineReadingRule } from './define-rule.ts';

export const ignoreSyntax = defineReadingRule({
  id: 'ignore-syntax',
  description: 'An ignore names a rule and gives a reason.',
  level: 'error',
  draftLevel: 'warn',
});
