import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { isOpen } from './helpers/actions.ts';

export const actionOpenInClosed = defineRule({
  id: 'action-open-in-closed',
  description: 'A closed post has no open action items.',
  scope: 'postmortem',
  level: 'error',
  options: {},
  *check({ status, actionItems, fieldPlaces }) {
    if (status !== 'closed') return;
    const line = fieldPlaces['/status']?.value.start.line;
    for (const item of actionItems.filter(isOpen)) {
      yield {
        place: item.place,
        unexpected: `open action item ${quote(item.text)} in a closed post`,
        expected: 'it done or given up',
        actual: item.status,
        note: `Tick it, or close it with a reason; else the \`status\`${line === undefined ? '' : ` in line ${line}`} is \`published\`.`,
      };
    }
  },
});
