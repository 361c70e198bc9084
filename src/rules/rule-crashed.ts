import { defineReadingRule } from './define-rule.ts';

export const ruleCrashed = defineReadingRule({
  id: 'rule-crashed',
  description: 'Every rule runs to its end.',
  level: 'error',
});
