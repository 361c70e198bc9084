import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { isOpen } from './helpers/actions.ts';

export const actionDue = defineRule({
  id: 'action-due',
  description: 'Every open action item has a due date, its own or by the policy of its severity.',
  scope: 'postmortem',
  level: 'info',
  draftLevel: 'off',
  options: {},
  *check({ actionItems }) {
    for (const item of actionItems) {
      if (!isOpen(item) || item.due !== null) continue;
      if (item.dueText !== null) {
        yield {
          place: item.place,
          unexpected: `due date ${quote(item.dueText)}`,
          expected: 'a day such as `due: 2024-05-01`',
          actual: item.dueText,
          note: 'Only a day can be sorted, put into a calendar and found to be overdue.',
        };
      } else {
        yield {
          place: item.place,
          unexpected: `action item ${quote(item.text)} without a due date`,
          expected: 'one such as `(due: 2024-05-01)`',
          note: 'A due date can also come from the severity: set its days in the configuration.',
        };
      }
    }
  },
});
