import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  instantAt,
  localTime,
  minutesBetween,
  readDay,
  readInstant,
  readTime,
  readZone,
  weekdayOf,
} from '../../src/postmortem/dates.ts';
import type { Day, Instant, Zone } from '../../src/postmortem/types.ts';

const berlin = 'Europe/Berlin' as Zone;

describe('readDay', () => {
  test.each(['2023-09-28', '2024-02-29', '2000-02-29', ' 2023-09-28 '])('takes %s', (text) => {
    expect(readDay(text)).toBe(text.trim());
  });

  test.each([
    '2026-02-30',
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '0000-01-01',
    '2023-9-28',
    '20202-01-16',
    '2023-09-28T10:00Z',
    '28-09-2023',
    '',
  ])('rejects %s', (text) => {
    expect(readDay(text)).toBeNull();
  });

  test('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1970, max: 2400 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const date = new Date(Date.UTC(year, month - 1, day));
          expect(readDay(text)).toBe(date.toISOString().slice(0, 10) === text ? text : null);
        },
      ),
    );
  });
});

describe('readInstant', () => {
  test.each([
    ['2023-09-28T10:05:00Z', '2023-09-28T10:05:00Z'],
    ['2023-09-28T10:05Z', '2023-09-28T10:05:00Z'],
    ['2023-09-28 10:05Z', '2023-09-28T10:05:00Z'],
    ['2023-09-28 10:05 UTC', '2023-09-28T10:05:00Z'],
    ['2023-09-28 9:05 UTC', '2023-09-28T09:05:00Z'],
    ['2023-09-28t10:05:07.123z', '2023-09-28T10:05:07Z'],
    ['2023-09-28T10:05:00+02:00', '2023-09-28T08:05:00Z'],
    ['2023-09-28T10:05:00+0200', '2023-09-28T08:05:00Z'],
    ['2023-09-28T23:05:00-07:00', '2023-09-29T06:05:00Z'],
    ['2023-09-28T10:05:00+05:30', '2023-09-28T04:35:00Z'],
    ['2023-09-28 10:05 Europe/Berlin', '2023-09-28T08:05:00Z'],
    ['2023-09-28T10:05[Europe/Berlin]', '2023-09-28T08:05:00Z'],
    ['2023-09-28T10:05+02:00[Europe/Berlin]', '2023-09-28T08:05:00Z'],
  ])('reads %s', (text, instant) => {
    expect(readInstant(text, null)).toEqual({ instant, day: '2023-09-28' });
  });

  test.each([
    ['2023-09-28', 'form'],
    ['10:05', 'form'],
    ['yesterday', 'form'],
    ['2026-02-30T10:00Z', 'impossible'],
    ['2023-09-28T25:00Z', 'impossible'],
    ['2023-09-28T10:60Z', 'impossible'],
    ['2016-12-31T23:59:60Z', 'impossible'],
    ['2023-09-28 10:05 PDT', 'zone'],
    ['2023-09-28 10:05 constructor', 'zone'],
    ['2023-09-28T10:05+15:00', 'zone'],
    ['2023-09-28T10:05', 'no-zone'],
  ] as const)('says why %s is none: %s', (text, error) => {
    expect(readInstant(text, null)).toEqual({ error });
  });

  test('takes the zone it is given where the text has none', () => {
    expect(readInstant('2023-09-28T10:05', berlin)).toMatchObject({
      instant: '2023-09-28T08:05:00Z',
    });
    expect(readInstant('2023-12-28T10:05', berlin)).toMatchObject({
      instant: '2023-12-28T09:05:00Z',
    });
  });

  test('tells a skipped local time from one that comes twice', () => {
    expect(readInstant('2024-03-31T02:30', berlin)).toEqual({ error: 'gap' });
    expect(readInstant('2024-10-27T02:30', berlin)).toEqual({ error: 'ambiguous' });
    expect(readInstant('2024-10-27T02:30+02:00', berlin)).toMatchObject({
      instant: '2024-10-27T00:30:00Z',
    });
  });

  test('every minute of a year either has one instant that shows it, or a reason', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 366 * 1440 - 1 }),
        fc.constantFrom(
          berlin,
          'America/New_York' as Zone,
          'Australia/Lord_Howe' as Zone,
          '+05:45' as Zone,
        ),
        (minute, zone) => {
          const wall = new Date(Date.UTC(2024, 0, 1) + minute * 60_000).toISOString();
          const [day, time] = [wall.slice(0, 10) as Day, wall.slice(11, 16)];
          const reading = instantAt(day, time, zone);
          if (reading.error === undefined)
            expect(localTime(reading.instant, zone)).toEqual({ day, time });
          else expect(['gap', 'ambiguous']).toContain(reading.error);
        },
      ),
    );
  });
});

test.each([
  ['9:05', '09:05'],
  ['23:59:59', '23:59:59'],
  ['10:05:07.25', '10:05:07'],
  ['24:00', null],
  ['10:5', null],
  ['1005', null],
])('readTime %s', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test.each([
  ['europe/berlin', 'Europe/Berlin'],
  ['US/Pacific', 'US/Pacific'],
  ['etc/gmt+5', 'Etc/GMT+5'],
  ['z', 'UTC'],
  ['utc', 'UTC'],
  ['GMT', 'UTC'],
  ['+02:00', '+02:00'],
  ['+0200', '+02:00'],
  ['-7', '-07:00'],
  ['−07:00', '-07:00'],
  ['UTC+2', '+02:00'],
  ['-00:00', '+00:00'],
  ['+15:00', null],
  ['+02:60', null],
  ['Mars/Olympus', null],
  ['PDT', null],
  ['constructor', null],
  ['2020-01-01T00:00Z[Europe/Berlin]', null],
  ['', null],
])('readZone %s', (text, zone) => {
  expect(readZone(text)).toBe(zone);
});

test('counts minutes and days', () => {
  const [early, late] = ['2023-09-28T10:05:30Z' as Instant, '2023-09-28T11:05:00Z' as Instant];
  expect(minutesBetween(early, late)).toBe(59);
  expect(minutesBetween(late, early)).toBe(-59);
  expect(minutesBetween(early, early)).toBe(0);
  expect(addDays('2024-02-28' as Day, 2)).toBe('2024-03-01');
  expect(daysBetween('2024-02-28' as Day, '2024-03-01' as Day)).toBe(2);
  expect(weekdayOf('2017-07-28' as Day)).toBe(5);
});
