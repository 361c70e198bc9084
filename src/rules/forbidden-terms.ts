import { quote } from '../message/words.ts';
import { defineRule } from './define-rule.ts';
import { findPhrases, wordsPattern } from './helpers/phrases.ts';

interface Options {
  /** Words or phrases that the house does not want to read. */
  readonly terms: readonly string[];
}

const options: Options = { terms: [] };

export const forbiddenTerms = defineRule<Options>({
  id: 'forbidden-terms',
  description: 'A post has none of the words that the house keeps to itself.',
  scope: 'document',
  level: 'error',
  options,
  *check(document, _postmortem, { options: { terms } }) {
    const phrases = terms
      .filter((term) => term.trim() !== '')
      .map((term) => ({ pattern: wordsPattern(term), instead: 'another word' }));
    for (const { text, place, instead } of findPhrases(document, phrases, [])) {
      yield {
        place,
        unexpected: quote(text),
        expected: instead,
        actual: text,
        note: 'The configuration lists it under `forbidden-terms`.',
      };
    }
  },
});
