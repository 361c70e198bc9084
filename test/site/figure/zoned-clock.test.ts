import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Zone } from '../../../src/postmortem/types.ts';
import { isoInstant, zonedClock } from '../../../src/site/figure/zoned-clock.ts';

const zones = [
  'UTC',
  '+02:00',
  '-03:30',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
] as Zone[];

function slowClock(zone: Zone, at: number) {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const time = there.toPlainTime();
  return {
    day: there.toPlainDate().toString(),
    time: time.toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' }),
  };
}

test('clocks of a zone show what Temporal says, in any order of asking', () => {
  const at = fc.oneof(
    fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2060, 0) }),
    // About the days on which clocks are changed, and to the second.
    fc
      .tuple(fc.integer({ min: 2000, max: 2030 }), fc.constantFrom(2, 3, 8, 9, 10), fc.nat(86_400))
      .map(([year, month, second]) => Date.UTC(year, month, 28) + second * 1000),
  );
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.array(at, { maxLength: 12 }), (zone, instants) => {
      for (const one of instants) expect(zonedClock(zone, one)).toEqual(slowClock(zone, one));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['2024-03-31T00:59:59Z', '01:59:59'],
  ['2024-03-31T01:00:00Z', '03:00'],
  ['2024-10-27T00:59:59Z', '02:59:59'],
  ['2024-10-27T01:00:00Z', '02:00'],
])('at %s clocks in Berlin show %s', (instant, time) => {
  expect(zonedClock('Europe/Berlin' as Zone, Date.parse(instant))).toMatchObject({ time });
  expect(isoInstant(Date.parse(instant))).toBe(instant);
});
