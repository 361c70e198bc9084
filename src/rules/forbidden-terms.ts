import { defineRule } from './define-rule.ts';
import { tellPhrases, wordsPattern } from './helpers/phrases.ts';

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
  check: (document, _postmortem, { options: { terms } }) => {
    const phrases = terms
      .filter((term) => term.trim() !== '')
      .map((term) => ({ pattern: wordsPattern(term), instead: 'another word' }));
    const note = 'The configuration lists it under `forbidden-terms`.';
    return tellPhrases(document, phrases, [], note);
  },
});
