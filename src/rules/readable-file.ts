import { defineReadingRule } from './define-rule.ts';

export const readableFile = defineReadingRule({
  id: 'readable-file',
  description: 'A post is a file of UTF-8 text inside the site.',
  level: 'error',
});
