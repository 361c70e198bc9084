import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { headingsInState, nameOfKind } from './helpers/sections.ts';

export const sectionPlaceholder = defineRule({
  id: 'section-placeholder',
  description: 'Text left over from a template is replaced by what happened.',
  scope: 'postmortem',
  level: 'error',
  draftLevel: 'info',
  options: {},
  *check(postmortem) {
    for (const { heading, kinds } of headingsInState(postmortem, 'placeholder')) {
      yield {
        place: heading.place,
        unexpected: `placeholder in ${quote(heading.text)}`,
        expected: `text of your own about ${kinds.map(nameOfKind).join(' and ')}`,
        actual: heading.text,
        note: 'Left-over template text counts as missing. Replace it, or remove the section where the house does not require it.',
      };
    }
  },
});
