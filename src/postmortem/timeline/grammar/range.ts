import { matchDate } from './date.ts';
import { matchMoment } from './moment.ts';
import { isIsolated } from './scan.ts';
import { compileWords, words } from './words.ts';
import type { Moment, WrittenDate, WrittenTime } from './written.ts';
import type { WrittenZone } from './zones.ts';

/** A moment with the end of its range, where it has one. */
export interface Range {
  /** Offset just behind the range, or behind the moment. */
  readonly end: number;
  /** Date of the start; one behind both times is for both: `from 10:00 to 14:00 on 8 May`. */
  readonly date: WrittenDate | null;
  /** Time of the start; the end may tell its half of the day: `6:00-7:30pm`. */
  readonly time: WrittenTime | null;
  /** Zone that stands behind the end. */
  readonly zone: WrittenZone | null;
  readonly until: { readonly date: WrittenDate | null; readonly time: WrittenTime | null } | null;
}

const to = compileWords(words.to);
const and = compileWords(words.and);
const ongoing = compileWords(words.ongoing);
const onwards = compileWords(words.onwards);
const approximate = compileWords(words.approximate);

/** The range that `first` starts. `between` tells that `and` joins its ends. */
export function readRange(text: string, first: Moment, between: boolean): Range {
  const { date, time: own } = first;
  const none: Range = { end: first.end, date, time: own, zone: null, until: null };
  const gap = /^[ \t]{0,3}/.exec(text.slice(first.end, first.end + 3))?.[0].length ?? 0;
  const joint = first.end + gap;
  const open = onwards(text, joint);
  if (open > 0 && !/\d/.test(text.charAt(joint + open))) return { ...none, end: joint + open };
  const joined = (between ? and : to)(text, joint);
  if (joined === 0) return none;
  const start = joint + joined;
  const endless = ongoing(text, start);
  if (endless > 0) return { ...none, end: start + endless };
  const days = first.timed ? null : readLastDay(text, start, first);
  if (days !== null) return { ...none, ...days };
  const second = matchMoment(text, start + approximate(text, start));
  if (second === null || second.unreadable) return none;
  if (second.weak && !isIsolated(text, second.end)) return none;
  // `2023-01-05 - 14:00` is a date and a time, `10:00 - May 5 release` an entry about a release.
  if (first.timed ? second.time === null : second.date === null) return none;
  const until = { date: second.date, time: second.time };
  const time = shareHalf(own, second.time);
  const isShared = date === null && isInOrder(time, second.time) && !matchDate(text, second.start);
  return { end: second.end, date: isShared ? second.date : date, time, zone: second.zone, until };
}

const isInOrder = (from: WrittenTime | null, until: WrittenTime | null): boolean =>
  from !== null && until !== null && from.hour * 60 + from.minute <= until.hour * 60 + until.minute;

/** `Jan 3-5`. */
function readLastDay(
  text: string,
  at: number,
  { date }: Moment,
): Pick<Range, 'end' | 'until'> | null {
  const form = /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[:.\-/]\d)/;
  const digits = form.exec(text.slice(at, at + 6))?.[0];
  if (digits === undefined || date?.month == null || date.day === null) return null;
  const day = Number.parseInt(digits, 10);
  const end = at + digits.length;
  if (day <= date.day || !isIsolated(text, end)) return null;
  return { end, until: { date: { ...date, day, weekday: null }, time: null } };
}

/** In `6:00-7:30pm` the start is in the afternoon too, in `11-1pm` it is not. */
function shareHalf(from: WrittenTime | null, until: WrittenTime | null): WrittenTime | null {
  if (from === null || until === null || from.meridiem || !until.meridiem) return from;
  if (from.hour > 12) return from;
  const hour = (from.hour % 12) + (until.hour >= 12 ? 12 : 0);
  const ordered = isInOrder({ ...from, hour }, until);
  return { ...from, hour: ordered ? hour : (hour + 12) % 24, meridiem: true };
}

/** `8-9 PM`: an hour that only the end of its range makes a time. */
export function matchBareHour(text: string, at: number): Moment | null {
  const form =
    /^(\d{1,2})(?::(\d\d))?(?=[ \t]?(?:-|to|and|until)[ \t]?\d{1,2}(?::\d\d)?[ \t]?[ap]\.?m)/i;
  const found = form.exec(text.slice(at, at + 32));
  if (found === null || Number(found[1]) > 12) return null;
  return {
    start: at,
    end: at + found[0].length,
    date: null,
    time: {
      hour: Number(found[1]),
      minute: Number(found[2] ?? 0),
      second: null,
      meridiem: false,
      short: found[1]?.length === 1,
    },
    timed: true,
    zone: null,
    approximate: false,
    unreadable: false,
    weak: false,
  };
}
