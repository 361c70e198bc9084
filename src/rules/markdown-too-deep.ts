import { defineReadingRule } from './define-rule.ts';

export const markdownTooDeep = defineReadingRule({
  id: 'markdown-too-deep',
  description: 'Quotes, lists and tags are not nested beyond what can be read.',
  level: 'error',
});
