import { count, quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { isOpen } from './helpers/actions.ts';
import { daysBetween } from './helpers/calendar.ts';

export const actionOverdue = defineRule({
  id: 'action-overdue',
  description: 'No open action item is past its due date.',
  scope: 'postmortem',
  level: 'info',
  draftLevel: 'off',
  options: {},
  *check({ actionItems }, { today }) {
    for (const item of actionItems) {
      if (!isOpen(item) || item.due === null || item.due >= today) continue;
      const origin = item.dueFromPolicy ? ' (by the policy of its severity)' : '';
      yield {
        place: item.place,
        unexpected: `action item ${quote(item.text)} open ${count(daysBetween(item.due, today), 'day')} past its due date`,
        expected: `it done by ${quote(item.due)}${origin}`,
        actual: item.due,
        note: 'Do it, give it a date that will hold, or close it with a reason: `(wont-do: reason)`.',
      };
    }
  },
});
