import { quote } from '../message/words.ts';
import type { ActionItem, Cause } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';

export const actionNoneForCause = defineRule({
  id: 'action-none-for-cause',
  description: 'Every root cause is answered by an action item.',
  scope: 'postmortem',
  level: 'info',
  draftLevel: 'off',
  options: {},
  *check({ causes, actionItems }) {
    const answers = actionItems.filter(({ answers }) => answers !== null);
    for (const [index, cause] of causes.entries()) {
      // Where no item says what it answers, only having none at all is certain.
      if (actionItems.length > 0 && answers.length === 0) return;
      if (answers.some((item) => answersCause(item, cause, index))) continue;
      yield {
        place: cause.place,
        unexpected: `root cause ${quote(cause.title)} without an action item`,
        expected: 'one that answers it',
        note: 'Name the cause in the item, as `(answers: its title)` — or say in the post why nothing is to be done about it.',
      };
    }
  },
});

function answersCause({ answers }: ActionItem, cause: Cause, index: number): boolean {
  if (answers === null) return false;
  const said = plain(answers);
  const title = plain(cause.title);
  return (
    said === title ||
    (said.length > 3 && (title.includes(said) || said.includes(title))) ||
    new RegExp(`(?:^|\\D)${index + 1}$`).test(said)
  );
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
