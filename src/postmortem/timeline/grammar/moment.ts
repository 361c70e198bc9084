import { dateNotations, type Notation, timeNotations } from './notations.ts';
import type { Match, Pieces } from './pattern.ts';
import type { Moment, WrittenDate, WrittenTime } from './written.ts';
import { matchZone, type ZoneMatch } from './zones.ts';

interface Found<T> {
  readonly value: T;
  readonly end: number;
  readonly weak: boolean;
}

/** The date and time that stand at `at` in `text`, in either order, with their zone. */
export function matchMoment(text: string, at: number): Moment | null {
  if (!startsStamp.test(text.charAt(at))) return null;
  return matchDateFirst(text, at) ?? matchTimeFirst(text, at);
}

const startsStamp = /[\dA-Za-z?\-_]/;

function matchDateFirst(text: string, at: number): Moment | null {
  const date = matchDate(text, at);
  if (date === null) return null;
  const gap = match(betweenDateAndTime, text, date.end);
  const approximate = /[~\u2248a]/i.test(gap.replace(/^T|at/, ''));
  const clock = gap === '' ? null : matchClock(text, date.end + gap.length, /T|^[ \t]+$/.test(gap));
  if (clock !== null) {
    const open = /[[(]/.test(gap) ? match(closer, text, clock.end).length : 0;
    return moment(at, clock.end + open, date.value, clock, approximate);
  }
  if (date.weak && !isIsolated(text, date.end)) return null;
  if (!endsWord(text, date.end)) return null;
  const zone = matchZoneAfter(text, date.end);
  const part = match(partOfDay, text, zone?.end ?? date.end);
  return {
    ...moment(at, (zone?.end ?? date.end) + part.length, date.value, null, part !== ''),
    zone: zone?.zone ?? null,
    weak: date.weak,
  };
}

function matchTimeFirst(text: string, at: number): Moment | null {
  const clock = matchClock(text, at, false);
  if (clock === null) return null;
  const gap = match(betweenTimeAndDate, text, clock.end);
  const date = gap === '' ? null : matchDate(text, clock.end + gap.length);
  if (date === null || date.value.shift !== null || !endsWord(text, date.end)) {
    return moment(at, clock.end, null, clock, false);
  }
  if (date.weak && !isIsolated(text, date.end)) return moment(at, clock.end, null, clock, false);
  const open = gap.includes('(') ? match(closer, text, date.end).length : 0;
  const late = clock.zone === null ? matchZoneAfter(text, date.end) : null;
  const end = late?.end ?? date.end + open;
  return {
    ...moment(at, end, date.value, { ...clock, weak: false }, false),
    zone: clock.zone ?? late?.zone ?? null,
  };
}

function moment(
  start: number,
  end: number,
  date: WrittenDate | null,
  clock: Clock | null,
  approximate: boolean,
): Moment {
  return {
    start,
    end,
    date,
    time: clock?.time ?? null,
    timed: clock !== null,
    zone: clock?.zone ?? null,
    approximate:
      approximate || (clock !== null && clock.time === null && !clock.unreadable) || isVague(date),
    unreadable: (clock?.unreadable ?? false) || (date?.unreadable ?? false),
    weak: clock !== null && date === null && clock.weak,
  };
}

const isVague = (date: WrittenDate | null): boolean =>
  date !== null &&
  !date.unreadable &&
  date.either === null &&
  date.weekday === null &&
  date.shift === null &&
  date.day === null;

interface Clock {
  readonly time: WrittenTime | null;
  readonly zone: ZoneMatch['zone'] | null;
  readonly unreadable: boolean;
  readonly weak: boolean;
  readonly end: number;
}

/** A time of day with the zone behind it. A weak notation must stand alone, or behind a date. */
function matchClock(text: string, at: number, afterDate: boolean): Clock | null {
  const found = longest(timeNotations, text, at);
  if (found === null) return null;
  const bare = /^[\d:.,]+$/.test(text.slice(at, found.end));
  const zone = matchZoneAfter(
    text,
    found.end,
    bare && /:\d\d:\d\d|T\d/.test(text.slice(Math.max(0, at - 1), found.end)),
  );
  const end = zone?.end ?? found.end;
  if (found.notation.weak && zone === null && !isIsolated(text, end)) {
    const dotted =
      afterDate && found.pieces.hour !== undefined && found.pieces.minute !== undefined;
    if (!dotted) return null;
  }
  if (zone === null && !endsWord(text, end)) return null;
  const time = readTime(found.pieces);
  const unknown = found.pieces.blank ?? found.pieces.blanks ?? found.pieces.unknown;
  return {
    time,
    zone: zone?.zone ?? null,
    unreadable: time === null && unknown === undefined,
    weak: found.notation.weak && zone === null,
    end,
  };
}

function matchZoneAfter(text: string, at: number, minusIsOffset = false): ZoneMatch | null {
  const gap = match(/[ \t]{0,3}[([]?/y, text, at);
  const start = at + gap.length;
  // `10:00-11:00` is a range and `10:00-07:00` only after seconds an offset.
  if (
    text.charAt(start) === '-' &&
    !(gap === '' && minusIsOffset) &&
    !/^-\d{4}(?!\d)/.test(text.slice(start, start + 6))
  )
    return null;
  if (
    text.charAt(start) === '-' &&
    /[ \t]/.test(gap) &&
    !/^-\d{4}(?!\d)/.test(text.slice(start, start + 6))
  )
    return null;
  const found = matchZone(text, start);
  if (found === null || !/[([]/.test(gap)) return found;
  const close = match(/[ \t]?[)\]]/y, text, found.end);
  return close === '' ? null : { zone: found.zone, end: found.end + close.length };
}

function matchDate(text: string, at: number): Found<WrittenDate> | null {
  const named = match(weekdayBefore, text, at);
  const found = named === '' ? null : longest(dateNotations, text, at + named.length, isFullDate);
  const plain = found ?? longest(dateNotations, text, at);
  if (plain === null) return null;
  const after = plain.pieces.weekday === undefined ? match(weekdayAfter, text, plain.end) : '';
  const weekday = plain.pieces.weekday ?? /[a-z]{3}/i.exec(found === null ? after : named)?.[0];
  const value = readDate(plain.pieces, weekday === undefined ? null : weekdayNumber(weekday));
  return { value, end: plain.end + after.length, weak: plain.notation.weak };
}

const isFullDate = (pieces: Pieces): boolean =>
  pieces.weekday === undefined && pieces.nextDay === undefined;

type Longest = Match & { readonly notation: Notation };

function longest(
  notations: readonly Notation[],
  text: string,
  at: number,
  allowed: (pieces: Pieces) => boolean = () => true,
): Longest | null {
  let best: Longest | null = null;
  for (const notation of notations) {
    const found = notation.match(text, at);
    if (found !== null && found.end > (best?.end ?? at) && allowed(found.pieces)) {
      best = { ...found, notation };
    }
  }
  return best;
}

/** Works out a date from its pieces. */
function readDate(pieces: Pieces, weekday: number | null): WrittenDate {
  const year =
    pieces.year !== undefined
      ? Number(pieces.year)
      : pieces.yy !== undefined
        ? 2000 + Number(pieces.yy)
        : null;
  const none = {
    year,
    month: null,
    day: null,
    either: null,
    weekday,
    shift: null,
    unreadable: false,
  };
  if (pieces.nextDay !== undefined) return { ...none, shift: /same/i.test(pieces.nextDay) ? 0 : 1 };
  if (pieces.first !== undefined && pieces.second !== undefined) {
    const [first, second] = [Number(pieces.first), Number(pieces.second)];
    if (first > 12 && second > 12) return { ...none, unreadable: true };
    if (first > 12) return checked({ ...none, month: second, day: first });
    if (second > 12 || first === second) return checked({ ...none, month: first, day: second });
    return { ...none, either: [first, second] };
  }
  const name = pieces.monthName?.slice(0, 3).toLowerCase();
  const numeric = pieces.month ?? pieces.MM;
  const month =
    name !== undefined
      ? monthNames.indexOf(name) + 1
      : numeric === undefined
        ? null
        : Number(numeric);
  const digits = pieces.day ?? pieces.DD;
  const unreadable = pieces.badYear !== undefined;
  return checked({ ...none, month, day: digits === undefined ? null : Number(digits), unreadable });
}

const monthNames = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayNumber = (name: string): number =>
  weekdayNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function checked(date: WrittenDate): WrittenDate {
  const { year, month, day } = date;
  if (month === null || day === null) return date;
  const last = new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
  return day <= last ? date : { ...date, month: null, day: null, unreadable: true };
}

/** Works out a time of day; null for placeholders and for hours and minutes that no clock shows. */
function readTime(pieces: Pieces): WrittenTime | null {
  if (pieces.noon !== undefined) {
    return {
      hour: /mid ?night/i.test(pieces.noon) ? 0 : 12,
      minute: 0,
      second: null,
      meridiem: true,
    };
  }
  const digits = pieces.hour ?? pieces.HH;
  if (digits === undefined || pieces.blank !== undefined) return null;
  const written = Number(digits);
  const minute = Number(pieces.minute ?? 0);
  const second = pieces.sec === undefined ? null : Number(pieces.sec);
  const half = pieces.meridiem?.charAt(0).toLowerCase();
  // `17:14 pm` and `23:00 AM`: the 24-hour reading wins.
  const hour =
    half === undefined || written > 12 ? written : (written % 12) + (half === 'p' ? 12 : 0);
  if (hour > 24 || minute > 59 || (second ?? 0) > 59 || (hour === 24 && minute > 0)) return null;
  return { hour, minute, second, meridiem: half !== undefined };
}

const betweenDateAndTime =
  /T|[ \t]{0,3}(?:[,:|@-]|at\b|on\b)?[ \t]{0,3}(?:[([])?(?:at\b|@)?[ \t]{0,3}(?:~|\u2248|ca\.?|circa|around|about|approx(?:imately|\.)?)?[ \t]{0,3}/iy;
const betweenTimeAndDate = /[ \t]{0,3}(?:,[ \t]{1,3}|on[ \t]{1,3}|\(|[ \t])(?:on[ \t]{1,3})?/iy;
const weekdayBefore =
  /(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)(?:[.,]{0,2}[ \t]{1,3}(?:the[ \t])?|[ \t]-[ \t])/iy;
const weekdayAfter =
  /,?[ \t]{0,2}\(?(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\)?(?![a-z'])/iy;
const partOfDay =
  /,?[ \t]{1,2}\(?(?:in the |early |late |mid)?(?:morning|afternoon|evening|night|mid-?day|overnight)\)?(?![a-z])/iy;
const closer = /[ \t]?[)\]]/y;

function match(expression: RegExp, text: string, at: number): string {
  expression.lastIndex = at;
  return expression.exec(text)?.[0] ?? '';
}

/** Nothing runs on behind `at`: the end, a line break, punctuation. */
export function isIsolated(text: string, at: number): boolean {
  return (
    /^[ \t]{0,8}(?:$|-(?!\d)|[\n\u2028:|,;)\]}>=*_"\u2192?~/]|\.(?!\d))/.test(
      text.slice(at, at + 12),
    ) && endsWord(text, at)
  );
}

/** A number or word ends at `at`; versions (`1.2.11`) and paths go on. */
function endsWord(text: string, at: number): boolean {
  return (
    !/^(?:[\p{L}\p{N}%$\u00b0]|[.:/]\d)/u.test(text.slice(at, at + 3)) ||
    /^ish\b/.test(text.slice(at, at + 4))
  );
}
