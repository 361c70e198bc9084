import { timeNotations } from './notations.ts';
import type { Pieces } from './pattern.ts';
import { compileLongest, endsWord, isIsolated, type Looseness, match } from './scan.ts';
import type { WrittenTime } from './written.ts';
import { matchZone, type WrittenZone, type ZoneMatch } from './zones.ts';

/** A time of day found in a text, with its zone and the offset just behind both. */
export interface Clock {
  readonly time: WrittenTime | null;
  readonly zone: WrittenZone | null;
  readonly unreadable: boolean;
  readonly approximate: boolean;
  readonly weak: boolean;
  readonly end: number;
}

const longest = compileLongest(timeNotations);

/**
 * A time of day with the zone behind it. A weak notation must stand alone, or behind a date, or be of a
 * form that `loose` lets any text follow.
 */
export function matchClock(
  text: string,
  at: number,
  afterDate: boolean,
  loose: Looseness,
): Clock | null {
  const found = longest(text, at);
  if (found === null) return null;
  const time = readTime(found.pieces);
  const zone = matchZoneAfter(text, found.end, (gap, minutes) => {
    if (found.pieces.sec !== undefined || /T/i.test(text.charAt(at - 1))) return true;
    const since = time === null ? 0 : time.hour * 60 + time.minute;
    return afterDate && (gap !== '' || minutes <= since);
  });
  const end = zone?.end ?? found.end;
  if (found.notation.weak && zone === null && !isIsolated(text, end)) {
    const dotted =
      afterDate && found.pieces.hour !== undefined && found.pieces.minute !== undefined;
    const full = looseForms[loose]?.test(text.slice(at, found.end)) === true && time !== null;
    if (!dotted && !full) return null;
  }
  if (zone === null && !endsWord(text, end)) return null;
  const { blank, blanks, unknown, since, elapsed, tens } = found.pieces;
  return {
    time,
    zone: zone?.zone ?? null,
    unreadable: time === null && (blank ?? blanks ?? unknown ?? since ?? elapsed) === undefined,
    approximate: (blank ?? tens) !== undefined,
    weak: found.notation.weak && zone === null,
    end,
  };
}

const looseForms: Readonly<Record<Looseness, RegExp | null>> = {
  strict: null,
  dotted: /^\d{1,2}[.h]\d\d$/,
  digits: /^(?:\d\d?[.h]\d\d|\d{4})$/,
};

/** The zone that stands in front of a time: `UTC 10:00`. */
export function matchZoneBefore(text: string, at: number): ZoneMatch | null {
  // A zone has less than a hundred characters.
  const isLikely = /[A-Z]/.test(text.charAt(at)) && /[ \t]\d/.test(text.slice(at, at + 100));
  const found = isLikely ? matchZone(text, at) : null;
  if (found === null) return null;
  const gap = match(/:?[ \t]{1,3}(?=\d)/y, text, found.end);
  return gap === '' ? null : { zone: found.zone, end: found.end + gap.length };
}

/**
 * The zone behind a time or date, also in brackets. A minus may be an offset or join a range:
 * `10:00-11:00`; `isOffset` is asked with the blanks in front of it and its minutes.
 */
export function matchZoneAfter(
  text: string,
  at: number,
  isOffset: (gap: string, minutes: number) => boolean = () => false,
): ZoneMatch | null {
  const gap = match(/[ \t]{0,3}[([]?/y, text, at);
  const start = at + gap.length;
  const bracketed = /[([]/.test(gap);
  if (text.charAt(start) === '-' && !bracketed) {
    const minus = /^-(\d\d)(:?)(\d\d)(?!\d)/.exec(text.slice(start, start + 7));
    const minutes = Number(minus?.[1]) * 60 + Number(minus?.[3]);
    if (minus === null || (minus[2] === ':' && !isOffset(gap, minutes))) return null;
  }
  const found = matchZone(text, start);
  if (found === null || !bracketed) return found;
  const close = match(/[ \t]?[)\]]/y, text, found.end);
  return close === '' ? null : { zone: found.zone, end: found.end + close.length };
}

/** `a` before noon, `p` behind it; undefined on a clock of 24 hours. */
function readHalf({ meridiem, halfDay, halfBefore }: Pieces): string | undefined {
  if (halfBefore !== undefined) return /[\u4e0b\u5f8c\ud6c4]/.test(halfBefore) ? 'p' : 'a';
  return (meridiem ?? halfDay)?.charAt(0).toLowerCase();
}

/** Works out a time of day; null for placeholders and for hours and minutes that no clock shows. */
function readTime(pieces: Pieces): WrittenTime | null {
  if (pieces.noon !== undefined) {
    return {
      hour: /mid ?night/i.test(pieces.noon) ? 0 : 12,
      minute: 0,
      second: null,
      meridiem: true,
      short: false,
    };
  }
  const digits = pieces.hour ?? pieces.HH;
  if (digits === undefined || (pieces.blank !== undefined && pieces.minute === undefined))
    return null;
  const written = Number(digits);
  const minute = pieces.tens === undefined ? Number(pieces.minute ?? 0) : Number(pieces.tens) * 10;
  const second = pieces.sec === undefined ? null : Number(pieces.sec);
  const half = readHalf(pieces);
  // `17:14 pm` and `23:00 AM`: the 24-hour reading wins.
  const hour =
    half === undefined || written > 12 ? written : (written % 12) + (half === 'p' ? 12 : 0);
  if (hour > 24 || minute > 59 || (second ?? 0) > 59 || (hour === 24 && minute > 0)) return null;
  return { hour, minute, second, meridiem: half !== undefined, short: digits.length === 1 };
}
