import { defineReadingRule } from './define-rule.ts';

export const fieldMissing = defineReadingRule({
  id: 'field-missing',
  description: 'The required frontmatter fields are there.',
  level: 'error',
});
