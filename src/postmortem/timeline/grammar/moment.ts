import { type Clock, matchClock, matchZoneAfter, matchZoneBefore } from './clock.ts';
import { matchDate } from './date.ts';
import { endsUnit, endsWord, isIsolated, type Looseness, match } from './scan.ts';
import { compileWords, words } from './words.ts';
import type { Moment, WrittenDate } from './written.ts';

/** The date and time that stand at `at` in `text`, in either order, with their zone. */
export function matchMoment(text: string, at: number, loose: Looseness = 'strict'): Moment | null {
  if (!startsStamp.test(text.charAt(at))) return null;
  return matchDateFirst(text, at) ?? matchTimeFirst(text, at, loose);
}

const startsStamp = /[\dA-Za-z?\-_+\u00c0-\u024f\u4e0a\u4e0b\u5348\uc624]/;

function matchDateFirst(text: string, at: number): Moment | null {
  const date = matchDate(text, at);
  if (date === null) return null;
  const gap = match(betweenDateAndTime, text, date.end);
  const unsure = approximately(text, date.end + gap.length);
  const direct = /T|^[ \t]+$/.test(gap) && unsure === 0;
  const clock =
    gap === '' && !endsUnit(text, date.end)
      ? null
      : matchClock(text, date.end + gap.length + unsure, direct, 'strict');
  if (clock !== null) {
    const close = /[[(]/.test(gap) ? match(closer, text, clock.end).length : 0;
    // As the command `date` writes it: `Wed Jan 15 13:10:11 UTC 2020`.
    const bare = date.value.weekday !== null && date.value.year === null;
    const year = bare ? match(yearBehind, text, clock.end + close) : '';
    const value = year === '' ? date.value : { ...date.value, year: Number(year) };
    return moment(at, clock.end + close + year.length, value, clock, unsure > 0);
  }
  if (date.weak && !isIsolated(text, date.end)) return null;
  if (!endsWord(text, date.end)) return null;
  const zone = matchZoneAfter(text, date.end);
  const part = matchPartOfDay(text, zone?.end ?? date.end);
  return {
    ...moment(at, (zone?.end ?? date.end) + part, date.value, null, part > 0),
    zone: zone?.zone ?? null,
    weak: date.weak,
  };
}

/** Length of `, evening` or ` (in the morning)`; 0 without. */
function matchPartOfDay(text: string, at: number): number {
  const gap = /^,?[ \t]{1,2}\(?/.exec(text.slice(at, at + 4))?.[0];
  const word = gap === undefined ? 0 : partOfDay(text, at + gap.length);
  if (gap === undefined || word === 0) return 0;
  const end = at + gap.length + word;
  if (gap.includes('(')) return text.charAt(end) === ')' ? end + 1 - at : 0;
  return text.slice(at, end).trimEnd().length;
}

function matchTimeFirst(text: string, at: number, loose: Looseness): Moment | null {
  const early = matchZoneBefore(text, at);
  const own = matchClock(text, early?.end ?? at, false, loose);
  if (own === null) return null;
  const clock = { ...own, zone: own.zone ?? early?.zone ?? null };
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
      approximate ||
      (clock !== null && (clock.approximate || (clock.time === null && !clock.unreadable))) ||
      isVague(date),
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

const betweenDateAndTime =
  /[T_]|[ \t]{0,3}(?:[,:|@-]|\/(?=[ \t])|at\b|on\b|um\b|ore\b|alle\b|kl\.?(?=[ \t])|\u00e0[ \t]|\u00e0s\b|a las\b)?[ \t]{0,3}(?:[([])?(?:at\b|@|between\b|from\b)?[ \t]{0,3}/iy;
const betweenTimeAndDate = /[ \t]{0,3}(?:,[ \t]{1,3}|on[ \t]{1,3}|\(|[ \t])(?:on[ \t]{1,3})?/iy;
const yearBehind = /[ \t](?:199\d|20\d\d)(?![\d:])/y;
const closer = /[ \t]?[)\]]/y;
const approximately = compileWords(words.approximate);
const partOfDay = compileWords(words.partOfDay);
