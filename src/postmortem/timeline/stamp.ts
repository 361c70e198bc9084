import { readLead } from './grammar/lead.ts';
import { matchMoment } from './grammar/moment.ts';
import { matchBareHour, readRange } from './grammar/range.ts';
import { isIsolated, type Looseness } from './grammar/scan.ts';
import { readTail } from './grammar/tail.ts';
import type { WrittenDate, WrittenTime } from './grammar/written.ts';
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
export function readStamp(text: string, at = 0, loose: Looseness = 'strict'): Stamp | null {
  const window = normalise(text.slice(at, at + reach));
  const lead = readLead(window);
  const first = matchMoment(window, lead.end, loose) ?? matchBareHour(window, lead.end);
  if (first === null) return null;
  if (first.weak && loose === 'strict' && !isIsolated(window, first.end)) return null;
  const between = lead.between || /\bbetween\b/i.test(window.slice(first.start, first.end));
  const range = readRange(window, first, between);
  const tail = readTail(window, range.end);
  const { start, zone } = first;
  // `T+0 (08:00 CEST)`: only the second clock shows a time of day.
  const only = first.timed && first.time === null && !first.unreadable ? tail.other : null;
  return {
    start: at + (lead.mark ?? start),
    end: at + tail.end,
    after: at + tail.after,
    date: range.date,
    time: only?.time ?? range.time,
    timed: first.timed,
    zone: only?.zone ?? zone ?? range.zone ?? null,
    other: only === null ? tail.other : null,
    until: range.until,
    approximate: (first.approximate && only === null) || lead.approximate || tail.approximate,
    unreadable: first.unreadable,
    separator: tail.separator,
    closed: tail.after > tail.end || tail.end === window.length || isIsolated(window, tail.end),
  };
}

/** All stamps of a text, in order; only those that nobody would take for something else. */
export function findStamps(text: string): readonly Stamp[] {
  const stamps: Stamp[] = [];
  const start =
    /(?<![a-z\u00c0-\u024f\u0370-\u04ff\p{N}.,:/#_@+-])(?=[\d~]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|noon|midnight)[a-z]{0,6}\b)/giu;
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
  // Texts in plain letters have none of them.
  if (!/[\u00a0\u2000-\uffff]/.test(text)) return text;
  return text
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('\uff1a', ':')
    .replaceAll(/[\u2018\u2019]/g, "'");
}
