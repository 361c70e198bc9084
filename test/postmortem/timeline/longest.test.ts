import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateNotations,
  type Notation,
  timeNotations,
} from '../../../src/postmortem/timeline/grammar/notations.ts';
import {
  compileLongest,
  type NotationMatch,
} from '../../../src/postmortem/timeline/grammar/scan.ts';

/** Tries every notation, one after the other. */
function slowly(notations: readonly Notation[], text: string, at: number): NotationMatch | null {
  let best: NotationMatch | null = null;
  const numeric = /\d/.test(text.charAt(at));
  for (const notation of notations) {
    const found = notation.numeric === numeric ? notation.match(text, at) : null;
    if (found !== null && found.end > (best?.end ?? at)) best = { ...found, notation };
  }
  return best;
}

const pieces = [
  ...[...dateNotations, ...timeNotations].map(({ example }) => example),
  ...['1', '12', '2023', 'x', 'T', 'h', ' ', '-', '/', '.', ':', ',', 'H', 'of ', '\u00e9', '?'],
];
const anyText = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));

describe('compileLongest', () => {
  it.each([
    ['dates', dateNotations],
    ['times', timeNotations],
  ])('finds of %s what trying every notation finds', (_, notations) => {
    const longest = compileLongest(notations);
    fc.assert(
      fc.property(anyText, fc.boolean(), fc.nat(3), (words, loud, at) => {
        const text = loud ? words.toUpperCase() : words;
        expect(longest(text, at)).toEqual(slowly(notations, text, at));
      }),
      { numRuns: 1000 },
    );
  });
});
