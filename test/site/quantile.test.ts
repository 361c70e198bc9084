import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantile, spreadOf } from '../../src/site/quantile.ts';

const samples = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 60 });

/**
 * The slow way: the first number that at least `p` of the gaps between the sorted values lie below,
 * found by walking along them in small steps.
 */
function walk(sample: readonly number[], p: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  const gaps = sorted.length - 1;
  let done = 0;
  for (let gap = 0; gap < gaps; gap++) {
    const from = sorted[gap] ?? 0;
    const to = sorted[gap + 1] ?? 0;
    if (p * gaps <= done + 1) return from + (to - from) * (p * gaps - done);
    done += 1;
  }
  return sorted.at(-1) ?? 0;
}

describe('a quantile', () => {
  test.each([
    // What R's quantile(c(1, 2, 3, 4, 10), p, type = 7) gives.
    [[1, 2, 3, 4, 10], 0.25, 2],
    [[1, 2, 3, 4, 10], 0.5, 3],
    [[1, 2, 3, 4, 10], 0.9, 7.6],
    [[4, 1], 0.5, 2.5],
    [[7], 0.9, 7],
  ])('of %j at %d is %d', (sample, p, expected) => {
    expect(quantile(sample, p)).toBeCloseTo(expected, 9);
  });

  test('of nothing is nothing', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(spreadOf([])).toBeNull();
  });

  test('is what walking along the sorted values finds', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (sample, p) => {
        expect(quantile(sample, p)).toBeCloseTo(walk(sample, p), 4);
      }),
    );
  });

  test('does not depend on the order, and grows with its part', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const spread = spreadOf(sample);
        expect(spreadOf(sample.toReversed())).toEqual(spread);
        const { least, quarter, median, threeQuarters, nineTenths, most } = spread ?? {
          ...({} as Record<string, number>),
        };
        const ordered = [least, quarter, median, threeQuarters, nineTenths, most] as number[];
        expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
      }),
    );
  });
});
