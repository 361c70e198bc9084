import { decode, encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
  expect(piecesOf({ enough: 1, most: 1000, places: 9 })).toEqual([
    ['aaaa', 'aaab', 'aaac', 'aaad'],
    ['aab'],
    ['b'],
    ['c'],
  ]);
  expect(piecesOf({ enough: 1, most: 31, places: 9 })).toEqual([
    ['aaaa', 'aaab', 'aaac'],
    ['aaad'],
    ['aab'],
    ['b'],
    ['c'],
  ]);
  expect(piecesOf({ enough: 1000, most: 2000, places: 9 })).toHaveLength(1);
});

describe('a word with more places than a first search loads', () => {
  const sizes: PieceSizes = { enough: 1, most: 1000, places: 6 };
  const merge = (words: readonly Word[]) => [...mergeWords([source(words, [0, 1, 2])], sizes)];
  const often: Place[] = [
    [0, [-13, 9, -25, 1, 2, 300], [-1, 0]],
    [1, [4], []],
    [1, [-25, 5, 6, 7, 8], []],
  ];

  test('keeps the first of every weight, on every page, and has all in the whole piece', () => {
    const [piece] = merge([['often', often, []]]);
    expect(read([piece ?? fail()])).toEqual([
      [
        'often',
        [
          [0, [-13, 9, -25, 1, 2], [-1, 0]],
          [1, [4], []],
          [1, [-25, 5, 6], []],
        ],
        [],
      ],
    ]);
    expect(read([{ data: piece?.whole ?? fail() }])).toEqual([['often', often, []]]);
  });

  test('has a piece to itself where what begins like it allows, and others have one piece only', () => {
    const seldom: Place[] = [[0, [1], []]];
    const pieces = merge([
      ['again', seldom, []],
      ['often', often, []],
      ['oftener', seldom, []],
      ['zone', seldom, []],
    ]);
    expect(pieces.map(({ first, last, whole }) => [first, last, whole !== null])).toEqual([
      ['again', 'again', false],
      ['often', 'oftener', true],
      ['zone', 'zone', false],
    ]);
  });

  test('has them left out of its forms with accents alike', () => {
    const [piece] = merge([['cafe', [[0, [1], []]], [['café', often]]]]);
    expect(read([piece ?? fail()])[0]?.[2][0]?.[1][2]).toEqual([1, [-25, 5, 6], []]);
  });

  test('loses no page, and as few places as may be', () => {
    const place = fc.tuple(
      fc.array(fc.array(fc.nat(400), { minLength: 1, maxLength: 9 }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.array(fc.nat(9), { maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), fc.nat(40), (pages, most) => {
        const weigh = (groups: readonly (readonly number[])[]): number[] =>
          groups.flatMap((group, index) => [-13 - 12 * index, ...group]);
        const word: Word = [
          'w',
          pages.map(([groups, fields], index) => [index === 0 ? 0 : 1, weigh(groups), fields]),
          [],
        ];
        const counts = pages.flatMap(([groups]) => groups.map(({ length }) => length));
        const left = (kept: number): number =>
          counts.reduce((sum, count) => sum + Math.min(count, kept), 0);
        // The slow way: as many of each as just fit.
        const kept = [9, 8, 7, 6, 5, 4, 3, 2].find((number) => left(number) <= most) ?? 1;
        const expected = pages.map(([groups, fields], index) => [
          index === 0 ? 0 : 1,
          weigh(groups.map((group) => group.slice(0, kept))),
          fields,
        ]);
        const numbers = pages.map((_, index) => index);
        const pieces = mergeWords([source([word], numbers)], { ...sizes, places: most });
        expect(read(pieces)[0]?.[1]).toEqual(expected);
      }),
    );
  });
});

function fail(): never {
  throw new Error('Expected a piece');
}
