import { defineReadingRule } from './define-rule.ts';

export const internalLeaked = defineReadingRule({
  id: 'internal-leaked',
  description: 'Nothing of internal posts and blocks is in a file of the public site.',
  level: 'error',
});
