import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { isOpen } from './helpers/actions.ts';

export const actionOwner = defineRule({
  id: 'action-owner',
  description: 'Every open action item has an owner.',
  scope: 'postmortem',
  level: 'warn',
  draftLevel: 'info',
  options: {},
  *check({ actionItems }) {
    for (const item of actionItems) {
      if (!isOpen(item) || item.owners.length > 0) continue;
      yield {
        place: item.place,
        unexpected: `action item ${quote(item.text)} without an owner`,
        expected: 'one such as `(owner: @ana)`',
        note: 'Work that belongs to nobody is rarely done. A team can own it too.',
      };
    }
  },
});
