import { isIsolated, matchMoment } from './grammar/moment.ts';
import type { Moment, WrittenDate, WrittenTime } from './grammar/written.ts';
import type { WrittenZone } from './grammar/zones.ts';

/** When something happened, as an author wrote it, at a place in a text. */
export interface Stamp {
  /** Offsets of the first character of the stamp and just behind the last, `~` and zone included. */
  readonly start: number;
  readonly end: number;
  /** Where what happened begins: behind brackets, colon or dash. */
  readonly after: number;
  readonly date: WrittenDate | null;
  readonly time: WrittenTime | null;
  /** A time was written, be it only a placeholder (`HH:mm`). */
  readonly timed: boolean;
  readonly zone: WrittenZone | null;
  /** The same moment on the clocks of another zone: `13:14 EDT (17:14 UTC)`. */
  readonly other: { readonly time: WrittenTime; readonly zone: WrittenZone } | null;
  readonly until: { readonly date: WrittenDate | null; readonly time: WrittenTime | null } | null;
  readonly approximate: boolean;
  readonly unreadable: boolean;
  /** What stands between the stamp and its text: `:`, `-`, `,` or nothing. */
  readonly separator: string;
  /** Punctuation, a bracket or the end of the line stands behind the stamp. */
  readonly closed: boolean;
}

/** A stamp is looked for in this many characters; real ones are shorter than 70. */
const reach = 200;

/**
 * The stamp that `text` starts with at `at`, behind brackets, bullets and words such as `around`;
 * null where it starts with something else. The time it takes does not depend on the length of the text.
 */
export function readStamp(text: string, at = 0): Stamp | null {
  const window = normalise(text.slice(at, at + reach));
  const lead = readLead(window);
  const first = matchMoment(window, lead.end) ?? matchBareHour(window, lead.end);
  if (first === null) return null;
  if (first.weak && !isIsolated(window, first.end)) return null;
  const range = readRange(window, first, lead.between);
  const tail = readTail(window, range.end);
  const { start, zone } = first;
  return {
    start: at + (lead.mark ?? start),
    end: at + tail.end,
    after: at + tail.after,
    date: first.date,
    time: range.time,
    timed: first.timed,
    zone: zone ?? range.zone ?? null,
    other: tail.other,
    until: range.until,
    approximate: first.approximate || lead.approximate || tail.approximate,
    unreadable: first.unreadable,
    separator: tail.separator,
    closed: tail.after > tail.end || tail.end === window.length || isIsolated(window, tail.end),
  };
}

/** All stamps of a text, in order; only those that nobody would take for something else. */
export function findStamps(text: string): readonly Stamp[] {
  const stamps: Stamp[] = [];
  const start =
    /(?<![\p{L}\p{N}.,:/#_@+-])(?=[\d~]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|noon|midnight)[a-z]{0,6}\b)/giu;
  let from = 0;
  for (const { index } of text.matchAll(start)) {
    if (index < from) continue;
    const stamp = readStamp(text, index);
    if (stamp === null || stamp.unreadable || !isCertain(stamp)) continue;
    stamps.push(stamp);
    from = stamp.end;
  }
  return stamps;
}

const isCertain = ({ date, time }: Stamp): boolean =>
  time !== null ||
  (date !== null && (date.month !== null || date.either !== null) && date.shift === null);

/** The same text, character for character, with one kind of blank, dash and colon. */
export function normalise(text: string): string {
  return text
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('\uff1a', ':')
    .replaceAll(/[\u2018\u2019]/g, "'");
}

interface Lead {
  readonly end: number;
  readonly approximate: boolean;
  readonly between: boolean;
  /** Where a mark that belongs to the stamp starts: `~`, `ca.`. */
  readonly mark: number | null;
}

/** Skips what may stand in front of a stamp: marks, emoji, prepositions, words such as `around`. */
function readLead(text: string): Lead {
  let [end, approximate, between, mark] = [0, false, false, null as number | null];
  for (let step = 0; step < 6; step++) {
    const rest = text.slice(end, end + 24);
    const about =
      /^(?:[~\u2248]|(?:ca|circa|c|around|about|approx|approximately|roughly|est|estimated|shortly after|just after|shortly before|just before|early|late|mid)\b\.?)[ \t]{0,3}/i.exec(
        rest,
      );
    if (about !== null) {
      approximate = true;
      mark ??= end;
      end += about[0].length;
      continue;
    }
    const word =
      /^(?:at|on|by|from|since|after|before|later(?: that day)?|between|as of|until|starting|time|date|when)\b[ \t:,]{1,3}/i.exec(
        rest,
      );
    if (word !== null) {
      between ||= /^between/i.test(word[0]);
      end += word[0].length;
      continue;
    }
    const placeholder = /^(?:--:--|__:__|\?\?)/.test(rest);
    const glyph = placeholder
      ? null
      : /^(?:[ \t\n\u2028]|[([{<*_"'\u201c\u2022\u00b7|>`#-]|\p{So}\ufe0f?)/u.exec(rest);
    if (glyph === null) break;
    end += glyph[0].length;
  }
  return { end, approximate, between, mark };
}

/** `8-9 PM`: an hour that only the end of its range makes a time. */
function matchBareHour(text: string, at: number): Moment | null {
  const found =
    /^(\d{1,2})(?::(\d\d))?(?=[ \t]?(?:-|to|and|until)[ \t]?\d{1,2}(?::\d\d)?[ \t]?[ap]\.?m)/i.exec(
      text.slice(at, at + 32),
    );
  if (found === null || Number(found[1]) > 12) return null;
  return {
    start: at,
    end: at + found[0].length,
    date: null,
    time: { hour: Number(found[1]), minute: Number(found[2] ?? 0), second: null, meridiem: false },
    timed: true,
    zone: null,
    approximate: false,
    unreadable: false,
    weak: false,
  };
}

interface Range {
  readonly end: number;
  readonly time: WrittenTime | null;
  readonly zone: WrittenZone | null;
  readonly until: Stamp['until'];
}

function readRange(text: string, first: Moment, between: boolean): Range {
  const none: Range = { end: first.end, time: first.time, zone: null, until: null };
  const rest = text.slice(first.end, first.end + 24);
  const open =
    /^[ \t]{0,3}(?:(?:-{1,2}>?|\u2192|to|until)[ \t]{0,3}(?:now|present|ongoing|current|\?{1,3})(?![a-z])|onwards?\b|\+(?!\d))/i.exec(
      rest,
    );
  if (open !== null) return { ...none, end: first.end + open[0].length };
  const joint = (
    between
      ? /^[ \t]{0,3}(?:and|-|to)[ \t]{1,3}/i
      : /^[ \t]{0,3}(?:-{1,3}>?|\u2192|~|to\b|till\b|until\b|through\b|thru\b)[ \t]{0,3}/i
  ).exec(rest);
  if (joint === null) return none;
  const start = first.end + joint[0].length;
  const days = first.timed ? null : readDayRange(text, start, first);
  if (days !== null) return { ...none, ...days };
  const skipped =
    /^(?:~|ca\.?|about|around)?[ \t]{0,2}/i.exec(text.slice(start, start + 10))?.[0].length ?? 0;
  const second = matchMoment(text, start + skipped);
  if (second === null || second.unreadable || (second.weak && !isIsolated(text, second.end)))
    return none;
  // `2023-01-05 - 14:00 restart` is a date and a time, `10:00 - May 5 release` an entry about a release.
  if (first.timed ? second.time === null : second.date === null) return none;
  if (first.date === null && second.date !== null && !first.timed) return none;
  const until = { date: second.date, time: second.time };
  return { end: second.end, time: matchHalf(first.time, second.time), zone: second.zone, until };
}

/** `Jan 3-5`. */
function readDayRange(
  text: string,
  at: number,
  { date }: Moment,
): Pick<Range, 'end' | 'until'> | null {
  const digits = /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[:.\-/]\d)/.exec(
    text.slice(at, at + 6),
  )?.[0];
  if (digits === undefined || date?.month == null || date.day === null) return null;
  if (Number.parseInt(digits, 10) <= date.day || !isIsolated(text, at + digits.length)) return null;
  return {
    end: at + digits.length,
    until: { date: { ...date, day: Number.parseInt(digits, 10), weekday: null }, time: null },
  };
}

/** In `6:00-7:30pm` the start is in the afternoon too, in `11-1pm` it is not. */
function matchHalf(from: WrittenTime | null, to: WrittenTime | null): WrittenTime | null {
  if (from === null || to === null || from.meridiem || !to.meridiem || from.hour > 12) return from;
  const hour = (from.hour % 12) + (to.hour >= 12 ? 12 : 0);
  const later = hour * 60 + from.minute <= to.hour * 60 + to.minute;
  return { ...from, hour: later ? hour : (hour + 12) % 24, meridiem: true };
}

interface Tail {
  readonly end: number;
  readonly after: number;
  readonly approximate: boolean;
  readonly other: Stamp['other'];
  readonly separator: string;
}

/** What may stand behind a stamp: a second clock, `(approx.)`, closing brackets, a colon or a dash. */
function readTail(text: string, from: number): Tail {
  let [end, other, approximate] = [from, null as Stamp['other'], false];
  const gap = /^[ \t]{0,3}[(/|=][ \t]{0,3}/.exec(text.slice(end, end + 8))?.[0];
  const second = gap === undefined ? null : matchMoment(text, end + gap.length);
  if (gap !== undefined && second?.time != null && second.zone !== null) {
    other = { time: second.time, zone: second.zone };
    end = second.end;
    if (gap.includes('('))
      end += /^[^()\n\u2028]{0,40}\)/.exec(text.slice(end, end + 41))?.[0].length ?? 0;
  }
  const vague =
    /^(?:[ \t]{0,2}\(?(?:approx(?:imately|\.)?|approximate|estimated|est\.?|ish|ca\.?)\)?(?![a-z])|\?(?!\?))/i.exec(
      text.slice(end, end + 20),
    );
  if (vague !== null) {
    approximate = true;
    end += vague[0].length;
  }
  const closers =
    /^(?:[ \t]{0,2}[\])}]|[>*_"'\u201d`]){0,4}/.exec(text.slice(end, end + 16))?.[0] ?? '';
  const behind = end + closers.length;
  const joint =
    /^[ \t]{0,8}(?:(?:[:;,|\u2192]|=>|-{1,3}>?|\.(?!\d))[ \t]{0,4}(?:[-:|>](?=[ \t])[ \t]{1,4})?)?/.exec(
      text.slice(behind, behind + 24),
    )?.[0] ?? '';
  return { end, after: behind + joint.length, approximate, other, separator: joint.trim() };
}
