/** A word of a text and where it stands. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text as they are compared: letters and digits alone, in lower case and one normal form.
 * What stands between words, and how, does not matter: `INC-12`, `inc_12` and `Inc 12` are the same.
 */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    yield { word: fold(word), start: index, end: index + word.length };
  }
}

/** The words alone, with one blank between them. */
export const phraseOf = (text: string): string =>
  Array.from(wordsOf(text), ({ word }) => word).join(' ');

const plain = /^[a-z\d]+$/;

const fold = (word: string): string =>
  plain.test(word) ? word : word.normalize('NFKC').toLowerCase();
