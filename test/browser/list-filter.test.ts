import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choose,
  type ListData,
  plain,
  searchTexts,
  withToday,
} from '../../src/browser/list-filter.ts';

const values = { severity: ['SEV1', 'SEV2', 'SEV3'], service: ['a', 'b', 'c', 'd'] };
type Param = keyof typeof values;
const params = Object.keys(values) as Param[];

/** A postmortem as a person would put it down. */
interface Plain {
  readonly title: string;
  readonly severity: readonly string[];
  readonly service: readonly string[];
  readonly minutes: number | null;
}

const post: fc.Arbitrary<Plain> = fc.record({
  title: fc.constantFrom('Full pool', 'Lost Café', 'Pool of cafes', 'x'),
  severity: fc.subarray(values.severity, { maxLength: 1 }),
  service: fc.subarray(values.service),
  minutes: fc.option(fc.integer({ min: 0, max: 5 })),
});
const wish = fc.record({
  words: fc.constantFrom('', 'pool', 'cafe', 'POOL café', 'a', 'zzz'),
  severity: fc.subarray(values.severity),
  service: fc.subarray(values.service),
  sort: fc.constantFrom('' as const, 'severity' as const, 'duration' as const),
});

const dataOf = (posts: readonly Plain[]): ListData => ({
  size: 50,
  pages: [],
  facets: params.map((param) => ({
    param,
    values: values[param].map((name) => [name, name.toUpperCase()] as const),
    of: posts.map((one) => one[param].map((name) => values[param].indexOf(name))),
  })),
  minutes: posts.map(({ minutes }) => minutes),
  due: posts.map(() => null),
});

describe('the filter of the list', () => {
  it('finds and counts what looking at each postmortem finds', () => {
    fc.assert(
      fc.property(fc.array(post, { maxLength: 30 }), wish, (posts, { words, sort, ...asked }) => {
        const data = dataOf(posts);
        const chosen = new Map(params.map((param) => [param, new Set(asked[param])]));
        const texts = searchTexts(
          data,
          posts.map(({ title }) => title),
        );
        const { found, counts } = choose(data, words === '' ? null : texts, {
          words,
          chosen,
          sort,
        });

        const says = (one: Plain): boolean =>
          plain(words)
            .split(' ')
            .every((word) =>
              plain([one.title, ...one.severity, ...one.service].join(' ')).includes(word),
            );
        const has = (one: Plain, param: Param): boolean =>
          asked[param].length === 0 || one[param].some((name) => asked[param].includes(name));
        const fits = posts.filter((one) => says(one) && params.every((param) => has(one, param)));
        expect(new Set(found.map((place) => posts[place]))).toEqual(new Set(fits));
        expect(found).toHaveLength(fits.length);
        for (const [facet, param] of params.entries()) {
          for (const [place, name] of values[param].entries()) {
            const others = params.filter((other) => other !== param);
            const wanted = posts.filter(
              (one) =>
                says(one) && others.every((other) => has(one, other)) && one[param].includes(name),
            );
            expect(counts[facet]?.[place]).toBe(wanted.length);
          }
        }
        const rank = (place: number): number => {
          const one = posts[place];
          if (sort === 'severity') {
            const at = values.severity.indexOf(one?.severity[0] ?? '');
            return at < 0 ? 99 : at;
          }
          return sort === 'duration' ? -(one?.minutes ?? -1) : place;
        };
        expect(found).toEqual(found.toSorted((a, b) => rank(a) - rank(b) || a - b));
      }),
    );
  });

  it('counts what has become overdue since the build', () => {
    const data: ListData = {
      ...dataOf([]),
      facets: [
        {
          param: 'follow-up',
          values: [
            ['overdue', 'Overdue'],
            ['open', 'Open'],
          ],
          of: [[0, 1], [1], [1], [1]],
        },
      ],
      due: ['2024-01-01', '2024-05-31', '2024-06-01', null],
    };
    expect(withToday(data, '2024-06-01').facets[0]?.of).toEqual([[0, 1], [0, 1], [1], [1]]);
  });
});
