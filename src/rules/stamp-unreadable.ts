import { defineReadingRule } from './define-rule.ts';

export const stampUnreadable = defineReadingRule({
  id: 'stamp-unreadable',
  description: 'Every time stamp of a timeline can be read.',
  level: 'warn',
  draftLevel: 'info',
});
