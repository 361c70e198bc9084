import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { headingsInState, nameOfKind } from './helpers/sections.ts';

export const sectionEmpty = defineRule({
  id: 'section-empty',
  description: 'A section has something in it.',
  scope: 'postmortem',
  level: 'error',
  draftLevel: 'info',
  options: {},
  *check(postmortem) {
    for (const { heading, kinds } of headingsInState(postmortem, 'empty')) {
      yield {
        place: heading.place,
        unexpected: `empty section ${quote(heading.text)}`,
        expected: `something about ${kinds.map(nameOfKind).join(' and ')}`,
        actual: heading.text,
        note: 'An empty section counts as missing. Fill it, or remove the heading where the house does not require it.',
      };
    }
  },
});
