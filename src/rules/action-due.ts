import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { findLacking, isOpen } from './helpers/actions.ts';

export const actionDue = defineRule({
  id: 'action-due',
  description: 'Every open action item has a due date, its own or by the policy of its severity.',
  scope: 'postmortem',
  level: 'info',
  draftLevel: 'off',
  options: {},
  *check({ actionItems }) {
    for (const { place, due, dueText } of actionItems.filter(isOpen)) {
      if (due !== null || dueText === null) continue;
      yield {
        place,
        unexpected: `due date ${quote(dueText)}`,
        expected: 'a day such as `due: 2024-05-01`',
        actual: dueText,
        note: 'Only a day can be sorted, put into a calendar and found to be overdue.',
      };
    }
    yield* findLacking(
      actionItems,
      ({ due, dueText }) => due !== null || dueText !== null,
      'a due date',
      {
        expected: 'one such as `(due: 2024-05-01)`',
        note: 'A due date can also come from the severity: set `due_days` of the severity in the configuration.',
      },
    );
  },
});
