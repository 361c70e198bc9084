import { defineReadingRule } from './define-rule.ts';

export const fieldType = defineReadingRule({
  id: 'field-type',
  description: 'A frontmatter field has the type that is asked for.',
  level: 'error',
});
