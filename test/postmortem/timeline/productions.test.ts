import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateNotations,
  type Notation,
  timeNotations,
} from '../../../src/postmortem/timeline/grammar/notations.ts';
import { readStamp, type Stamp } from '../../../src/postmortem/timeline/stamp.ts';

/** A moment to be written down; the day leaves room for the end of `7-13 Nov`. */
interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const moment: fc.Arbitrary<Moment> = fc.record({
  year: fc.integer({ min: 2010, max: 2029 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 27 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  second: fc.integer({ min: 0, max: 59 }),
});

const two = (value: number): string => String(value).padStart(2, '0');

const monthNames =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const foreign =
  'Januar février marzo abril maio juni juillet agosto September octubre November dezembro'.split(
    ' ',
  );
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const weekdayOf = ({ year, month, day }: Moment): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay();

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

/** How each piece of a pattern is written; `padded` and `local` choose between two ways. */
const write: Readonly<Record<string, (at: Moment, padded: boolean, half: boolean) => string>> = {
  year: ({ year }) => String(year),
  yy: ({ year }) => two(year % 100),
  month: ({ month }, padded) => (padded ? two(month) : String(month)),
  MM: ({ month }) => two(month),
  monthName: ({ month }, padded) => (padded ? monthNames : foreign)[month - 1] ?? '',
  day: ({ day }, padded) => (padded ? two(day) : String(day)),
  DD: ({ day }) => two(day),
  th: ({ day }) => ordinal(day),
  lastDay: ({ day }) => String(day + 1),
  first: ({ day }, padded) => (padded ? two(day) : String(day)),
  second: ({ month }, padded) => (padded ? two(month) : String(month)),
  weekday: (at) => weekdays[weekdayOf(at)] ?? '',
  hour: ({ hour }, padded, half) => {
    const shown = half ? hour % 12 || 12 : hour;
    return padded ? two(shown) : String(shown);
  },
  HH: ({ hour }) => two(hour),
  minute: ({ minute }) => two(minute),
  sec: ({ second }) => two(second),
  fraction: () => '125',
  meridiem: ({ hour }, padded) => `${hour < 12 ? 'a' : 'p'}${padded ? 'm' : '.m.'}`,
  halfDay: ({ hour }) => (hour < 12 ? 'a' : 'p'),
  halfBefore: ({ hour }, padded) =>
    (padded ? ['오전', '오후'] : ['上午', '下午'])[hour < 12 ? 0 : 1] ?? '',
  tens: ({ minute }) => String(Math.floor(minute / 10)),
};

const pieces = ({ pattern }: Notation): string[] =>
  [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** A moment in a notation, with or without what its pattern leaves open. */
function format(notation: Notation, at: Moment, full: boolean, padded: boolean): string {
  const names = pieces(notation);
  const half = names.some((name) => ['meridiem', 'halfDay', 'halfBefore'].includes(name));
  return notation.pattern
    .replaceAll(/\[([^\]]*)\]/g, full ? '$1' : '')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => write[name]?.(at, padded, half) ?? '');
}

const isWritable = (notation: Notation): boolean => pieces(notation).every((name) => name in write);

/** Whether the numeric parts of a date are the day and the month of a moment, whichever leads. */
function tellsDay({ date }: Stamp, { month, day }: Moment, names: readonly string[]): void {
  const hasDay = names.some((name) => ['day', 'DD', 'first'].includes(name));
  const hasMonth = names.some((name) => ['month', 'MM', 'monthName', 'second'].includes(name));
  if (date?.either != null) {
    expect(date.either.toSorted()).toEqual([day, month].toSorted());
    return;
  }
  if (hasMonth) expect(date?.month).toBe(month);
  if (hasDay) expect(date?.day).toBe(day);
}

describe('every production of the grammar', () => {
  it('is written and read back, but for those whose words are always the same', () => {
    const fixed = [...dateNotations, ...timeNotations].filter((one) => !isWritable(one));
    expect(fixed.map(({ example }) => example)).toEqual([
      '2023-01-XX',
      '2023-MM-DD',
      '2023-XX-XX',
      '20202-01-16',
      'next day',
      'day before',
      '14:05:xx',
      '14:??',
      'T+15m',
      'T-5 min',
      'H+05',
      '+00:15',
      'HH:mm',
      'noon',
      'X',
    ]);
  });

  it.each(dateNotations.filter(isWritable))('reads the date $pattern back', (notation) => {
    const names = pieces(notation);
    fc.assert(
      fc.property(moment, fc.boolean(), fc.boolean(), (at, full, padded) => {
        const text = format(notation, at, full, padded);
        const stamp = readStamp(text);
        expect(stamp, text).toMatchObject({ start: 0, end: text.length, unreadable: false });
        if (stamp === null) return;
        tellsDay(stamp, at, names);
        if (names.includes('year') || names.includes('yy')) expect(stamp.date?.year).toBe(at.year);
        if (names.includes('weekday')) expect(stamp.date?.weekday).toBe(weekdayOf(at) || 7);
      }),
      { numRuns: 60 },
    );
  });

  it.each(timeNotations.filter(isWritable))('reads the time $pattern back', (notation) => {
    const names = pieces(notation);
    fc.assert(
      fc.property(moment, fc.boolean(), fc.boolean(), (at, full, padded) => {
        const text = format(notation, at, full, padded);
        const stamp = readStamp(text);
        expect(stamp, text).toMatchObject({ start: 0, end: text.length, unreadable: false });
        const minute = names.includes('minute')
          ? at.minute
          : names.includes('tens')
            ? Math.floor(at.minute / 10) * 10
            : 0;
        const second = names.includes('sec') ? at.second : null;
        expect(stamp?.time, text).toMatchObject({ hour: at.hour, minute, second });
      }),
      { numRuns: 60 },
    );
  });
});
