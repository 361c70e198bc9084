import { quote } from '../message/words.ts';
import { answersCause } from '../postmortem/answers-cause.ts';
import { defineRule } from './define-rule.ts';

export const actionNoneForCause = defineRule({
  id: 'action-none-for-cause',
  description: 'Every root cause is answered by an action item.',
  scope: 'postmortem',
  level: 'info',
  draftLevel: 'off',
  options: {},
  *check({ causes, actionItems, sections }) {
    const heading = sections.find(({ kind }) => kind === 'improvements')?.heading;
    if (causes.length > 0 && actionItems.length === 0 && heading !== undefined) {
      yield {
        place: heading.place,
        unexpected: 'root causes without any action item',
        expected: 'a list of what is to be done about them',
        note: 'Prose under the heading is not read as work to do: give each item a line of a list, `- [ ] …`.',
      };
    }
    // Only where items say what they answer is it known what none answers.
    if (!actionItems.some(({ answers }) => answers !== null)) return;
    for (const [index, cause] of causes.entries()) {
      if (actionItems.some((item) => answersCause(item, cause, index))) continue;
      yield {
        place: cause.place,
        unexpected: `root cause ${quote(cause.title)} without an action item`,
        expected: 'one that answers it',
        note: 'Name the cause in an item, as `(answers: its title)`, or say in the post why nothing is to be done about it.',
      };
    }
  },
});
