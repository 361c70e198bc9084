import { defineReadingRule } from './define-rule.ts';

export const fieldValue = defineReadingRule({
  id: 'field-value',
  description: 'A frontmatter field has a value that is allowed and exists.',
  level: 'error',
});
