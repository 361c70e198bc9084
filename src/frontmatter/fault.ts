import type { ProblemInput } from '../message/message.ts';
import { nearest } from '../message/nearest.ts';
import { oneOf, quote } from '../message/words.ts';

/** What is wrong with a value, in the words of a message; the candidates are values as data. */
export type Fault = Pick<ProblemInput, 'unexpected' | 'expected' | 'candidates' | 'note'>;

/** A word that is none of `words`; `known` may hold further spellings, of which one may be near. */
export function describeChoice(
  text: string,
  words: readonly string[],
  known: readonly string[] = words,
): Fault {
  const candidate = nearest(text, known);
  const unexpected = `value ${quote(text)}`;
  if (candidate === null) {
    return { unexpected, expected: `one of ${oneOf(words)}`, candidates: words };
  }
  const note = `Known are ${oneOf(words)}.`;
  return { unexpected, expected: quote(candidate), candidates: [candidate], note };
}
