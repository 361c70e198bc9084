import { scaleUtc } from 'd3-scale';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundTimes } from '../../../src/site/figure/round-times.ts';

test('times are those that the calendar of d3 takes for round, to the second', () => {
  const length = fc.nat({ max: 40 }).chain((power) => fc.integer({ min: 1, max: 2 ** power }));
  const from = fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2060, 0) });
  fc.assert(
    fc.property(from, length, fc.integer({ min: 1, max: 12 }), (start, long, count) => {
      const to = start + long;
      const expected = scaleUtc([start, to], [0, 1])
        .ticks(count)
        .map((date) => date.getTime())
        .filter((at) => at % 1000 === 0);
      expect(roundTimes(start, to, count)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});
