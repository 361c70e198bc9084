import { defineRule } from './define-rule.ts';
import { findLacking } from './helpers/actions.ts';

export const actionOwner = defineRule({
  id: 'action-owner',
  description: 'Every open action item has an owner.',
  scope: 'postmortem',
  level: 'warn',
  draftLevel: 'info',
  options: {},
  check: ({ actionItems }) =>
    findLacking(actionItems, ({ owners }) => owners.length > 0, 'an owner', {
      expected: 'one such as `(owner: @ana)`',
      note: 'Work that belongs to nobody is rarely done. A team can own it too.',
    }),
});
