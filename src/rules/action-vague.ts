import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { isOpen } from './helpers/actions.ts';

const vague: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  {
    pattern:
      /\b(?:be|being)\s+(?:more\s+)?(?:careful|mindful|vigilant|attentive)\b|\bpay\s+(?:more\s+|closer\s+)?attention\b|\btry\s+(?:harder|to\s+be)\b|\b(?:keep\s+an\s+eye\s+on|keep\s+in\s+mind)\b/i,
    instead: 'a change that works without anybody remembering it',
  },
  {
    // "Find out why" and "check whether" ask for an answer, and one sees when it is there.
    pattern:
      /^(?:further\s+|also\s+)?(?:(?:investigate|look\s+(?:in)?to|look\s+at|research|find\s+out|figure\s+out)(?!\s+(?:if|whether|why|which)\b)|explore|consider(?:\s+if|\s+whether)?|think\s+about|discuss|evaluate|see\s+(?:if|whether))\b/i,
    instead: 'a result, such as a decision, a document or a change',
  },
  {
    pattern:
      /^(?:improve|better|more|fix|review|update)\s+(?:the\s+|our\s+)?(?:monitoring|alerting|alerts?|testing|tests?|documentation|docs|communication|process(?:es)?|observability|logging|code|things|it)\.?$/i,
    instead: 'what of it, so that one can see when it is done',
  },
];

export const actionVague = defineRule({
  id: 'action-vague',
  description: 'An action item says what will be there when it is done.',
  scope: 'postmortem',
  level: 'info',
  draftLevel: 'off',
  options: {},
  *check({ actionItems }) {
    for (const item of actionItems) {
      // A ticket says more than its line here.
      if (!isOpen(item) || item.tickets.length > 0) continue;
      const found = vague
        .map(({ pattern, instead }) => ({ words: pattern.exec(item.text)?.[0], instead }))
        .find(({ words }) => words !== undefined);
      if (found?.words === undefined) continue;
      yield {
        place: item.place,
        unexpected: `${quote(found.words)} in an action item`,
        expected: found.instead,
        actual: found.words,
        note: 'An item is good when two people agree on whether it is done.',
      };
    }
  },
});
