import { defineReadingRule } from './define-rule.ts';

export const fieldUnknown = defineReadingRule({
  id: 'field-unknown',
  description: 'Every frontmatter key is one that Recount or the house knows.',
  level: 'error',
  draftLevel: 'warn',
});
