import { decode, encode } from 'cborg';
import { expect, test } from 'vitest';
import { mergeWords, type PieceSizes } from '../../../src/eleventy/search/merge-words.ts';

/** `[page, places in the text, places in fields]`; pages are told by their distance from the one before. */
type Place = readonly [number, readonly number[], readonly number[]];
type Word = readonly [string, readonly Place[], readonly (readonly [string, readonly Place[]])[]];

const source = (words: readonly Word[], pages: readonly number[], fields?: readonly number[]) => ({
  pieces: words.map((word) => () => encode([[word]])),
  pages: Int32Array.from(pages),
  fields: fields ?? null,
});

const read = (pieces: Iterable<{ data: Uint8Array }>): Word[] =>
  [...pieces].flatMap(({ data }) => (decode(data) as [Word[]])[0]);

test('words are in one order, and their pages by their numbers', () => {
  const one = source(
    [
      [
        'a',
        [
          [0, [1], []],
          [1, [2], []],
        ],
        [],
      ],
      ['c', [[0, [3], []]], []],
    ],
    [5, 3],
  );
  const other = source(
    [
      ['a', [[0, [4], []]], []],
      ['b', [[0, [5], []]], []],
    ],
    [4],
  );
  expect(read(mergeWords([one, other]))).toEqual([
    [
      'a',
      [
        [3, [2], []],
        [1, [4], []],
        [1, [1], []],
      ],
      [],
    ],
    ['b', [[4, [5], []]], []],
    ['c', [[5, [3], []]], []],
  ]);
});

test('words order by their bytes, as Pagefind’s program looks for them', () => {
  const words = ['z', 'é', 'ﬀ', '🐙'];
  const sources = words.map((word) => source([[word, [[0, [1], []]], []]], [0]));
  expect(read(mergeWords(sources.reverse())).map(([word]) => word)).toEqual(words);
});

test('what is only on pages that are gone is gone, forms with accents too', () => {
  const words: Word[] = [
    ['gone', [[0, [1], []]], [['goné', [[0, [1], []]]]]],
    [
      'half',
      [
        [0, [1], []],
        [1, [2], []],
      ],
      [['hälf', [[0, [3], []]]]],
    ],
    ['only', [], [['ônly', [[1, [4], []]]]]],
  ];
  expect(read(mergeWords([source(words, [-1, 7])]))).toEqual([
    ['half', [[7, [2], []]], []],
    ['only', [], [['ônly', [[7, [4], []]]]]],
  ]);
});

test('fields have their numbers in the whole', () => {
  const words: Word[] = [['a', [[0, [-25, 1], [-1, 0, -3, 2]]], []]];
  expect(read(mergeWords([source(words, [0], [1, 2, 300])]))).toEqual([
    ['a', [[0, [-25, 1], [-2, 0, -301, 2]]], []],
  ]);
});

test('a piece ends between words that begin otherwise, unless it grows too large', () => {
  const words = ['aaaa', 'aaab', 'aaac', 'aaad', 'aab', 'b', 'c'].map(
    (word): Word => [word, [[0, [1, 2, 3], []]], []],
  );
  const piecesOf = (sizes: PieceSizes): string[][] =>
    [...mergeWords([source(words, [0])], sizes)].map(({ first, last, data }) => {
      const names = (decode(data) as [Word[]])[0].map(([word]) => word);
      expect([first, last]).toEqual([names[0], names.at(-1)]);
      return names;
    });
  expect(piecesOf({ enough: 1, most: 1000 })).toEqual([
    ['aaaa', 'aaab', 'aaac', 'aaad'],
    ['aab'],
    ['b'],
    ['c'],
  ]);
  expect(piecesOf({ enough: 1, most: 31 })).toEqual([
    ['aaaa', 'aaab', 'aaac'],
    ['aaad'],
    ['aab'],
    ['b'],
    ['c'],
  ]);
  expect(piecesOf({ enough: 1000, most: 2000 })).toHaveLength(1);
});
