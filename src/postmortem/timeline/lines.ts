import { type Flat, hardBreak } from './flat.ts';
import type { Looseness } from './grammar/scan.ts';
import { findStamps, normalise, readStamp, type Stamp } from './stamp.ts';

/** One line of a block that has several, with the stamp it starts with. */
export interface Line {
  /** Offsets inside the flat text. */
  readonly from: number;
  readonly to: number;
  readonly hard: boolean;
  readonly stamp: Stamp | null;
  /** Words in front of the stamp, where it does not come first. */
  readonly label: string | null;
  /** No word stands in front of the stamp, not even `at`. */
  readonly leads: boolean;
  /** Only a colon makes a label sure: `Resolved: 14:22`, not `restarted at 14:22`. */
  readonly titled: boolean;
}

/** A line that a draft is made of. */
export type StampedLine = Line & { readonly stamp: Stamp };

/** The lines of a block as a reader sees them, each with the stamp that it starts with or is labelled by. */
export function readLines(flat: Flat, loose: Looseness = 'strict'): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  let hard = true;
  for (let index = 0; index <= flat.text.length; index++) {
    const char = flat.text.charAt(index);
    if (index < flat.text.length && char !== '\n' && char !== hardBreak) continue;
    const text = flat.text.slice(from, index);
    const leading = readEntryStamp(text, loose);
    const marked = leading !== null && flat.closes(from + leading.end);
    const stamp = leading && addLateClock(marked ? { ...leading, closed: true } : leading, text);
    const labelled = stamp === null ? readLabelled(text) : null;
    // Fences of container blocks (`:::hint`) that Markdown takes for lines of the paragraph.
    if (!text.startsWith(':::') && (index > 0 || flat.text === '')) {
      const found = stamp ?? labelled?.stamp ?? null;
      const { label: words = null, titled = false } = labelled ?? {};
      // `Day 1: May 3` sets a day, `Detected: May 3` tells what happened.
      const label = words !== null && /^(?:day|week)\b.{0,8}$/i.test(words) ? null : words;
      const leads = leading !== null && !/[a-z]/i.test(text.slice(0, leading.start));
      lines.push({ from, to: index, hard, stamp: found, label, leads: leads || titled, titled });
    }
    // What is left of a paragraph behind the title in its first line starts with the line's end.
    hard = char === hardBreak || index === 0;
    from = index + 1;
  }
  return lines;
}

/** The stamp that a line of a chronology starts with. A lone placeholder (`X`, `TBD`) is a word like others. */
function readEntryStamp(text: string, loose: Looseness): Stamp | null {
  const stamp = readStamp(text, 0, loose);
  if (stamp === null || isReal(stamp)) return stamp;
  return /[:?_+-]/.test(text.slice(stamp.start, stamp.end)) && stamp.closed ? stamp : null;
}

const isReal = ({ date, time, unreadable }: Stamp): boolean =>
  date !== null || time !== null || unreadable;

/**
 * A clock time that only the words behind a date give: `2023-02-01 - Updated between 8-9 PM`. It counts
 * where the line has no other.
 */
function addLateClock(stamp: Stamp, text: string): Stamp {
  if (stamp.timed || stamp.unreadable || stamp.until !== null) return stamp;
  const [clock, another] = findStamps(text.slice(stamp.after)).filter(({ time }) => time !== null);
  if (clock === undefined || another !== undefined || clock.date !== null) return stamp;
  const before = normalise(text.slice(stamp.after, stamp.after + clock.start));
  if (!/(?:^|\b(?:at|around|about|between|from|by|until|approx\.?)[ \t]{1,3})$/i.test(before))
    return stamp;
  const { time, timed, zone, other, until, approximate } = clock;
  return { ...stamp, time, timed, zone: zone ?? stamp.zone, other, until, approximate };
}

/** Labels of what is measured, not of what happened: `Duration: 21:45 to 23:28`. */
const isMeasure =
  /^(?:posted|published|written|updated|created|edited|prepared|reviewed)$|\b(?:duration|downtime|window|time to|elapsed|total|impact(?! (?:start|beg[iau]n|end))|deadline|due|expires?|scheduled|last updated)\b/i;

/** The date in the first sentence of a paragraph of prose: `After a week, on September 15th, we …`. */
export function readProseLine(text: string): StampedLine | null {
  const [sentence = ''] = text.slice(0, 240).split(/[.!?]\s/, 1);
  const stamp = findStamps(sentence).find(({ date }) => date !== null);
  if (
    stamp === undefined ||
    !/\b(?:on|by|since|until|from|in)(?: the)?\s$/i.test(sentence.slice(0, stamp.start))
  )
    return null;
  return wholeLine(text, stamp);
}

const wholeLine = (text: string, stamp: Stamp): StampedLine => ({
  from: 0,
  to: text.length,
  hard: true,
  stamp,
  label: null,
  leads: false,
  titled: false,
});

/**
 * A short label and a stamp: `First detected: 2023-01-11 14:22`, `Resolved at 14:22 (UTC)`. What is left
 * of the line may be a remark in brackets.
 */
function readLabelled(
  text: string,
): (Pick<Line, 'titled'> & { readonly stamp: Stamp; readonly label: string }) | null {
  if (text.length > 400) return null;
  const [stamp, another] = findStamps(normalise(text));
  if (stamp === undefined || another !== undefined) return null;
  const before = text
    .slice(0, stamp.start)
    .replace(/[\s:([,\u2013\u2014-]+$/, '')
    .trim();
  const label = before.replace(/\s(?:at|on|from|since|around|about|by|ca\.?|approximately)$/i, '');
  if (isMeasure.test(label) || /[.;!?]\s/.test(label) || !/\p{L}/u.test(label)) return null;
  const rest = text.slice(stamp.after).trim();
  const ends = rest === '' || /^[([].*[)\]]\.?$/.test(rest) || /^[.)\]]$/.test(rest);
  if (label.split(/\s+/).length > 6 || text.length > 160) {
    // `The attacker funded a wallet at 2021-02-12 8:55 AM`: a sentence that ends with the whole stamp.
    const whole = stamp.date !== null && stamp.time !== null && label !== before;
    return whole && rest.length <= 1 ? { stamp, label, titled: false } : null;
  }
  const joint = normalise(text.slice(0, stamp.start)).trimEnd().slice(-1);
  const opens = (joint === ':' || joint === '-') && label.split(/\s+/).length <= 4;
  return ends || opens ? { stamp, label, titled: joint === ':' } : null;
}

/**
 * The lines of a block that start an entry. Behind a forced break any stamp does; a line that is only
 * wrapped needs a clock time, something that closes it, and no other word in front.
 */
export function entryLines(lines: readonly Line[]): readonly StampedLine[] {
  const [first] = lines;
  return lines.filter((line): line is StampedLine => {
    if (line.stamp === null || line === first) return line.stamp !== null;
    if (line.label !== null && (first?.stamp == null || !(first.label !== null || isDay(first))))
      return false;
    if (line.label !== null && first !== undefined && isDay(first)) return line.stamp.timed;
    if (line.hard) return line.stamp.timed || line.stamp.closed;
    return line.leads && line.stamp.closed && line.stamp.time !== null;
  });
}

/** A line that is a date and nothing else. */
export const isDay = ({ stamp, label, from, to }: Line): boolean =>
  stamp !== null && label === null && !stamp.timed && stamp.after >= to - from;

/** Inside an entry only a clock time of its own makes a line another entry. */
export const isOwn = ({ stamp, label, titled }: Line): boolean =>
  stamp?.timed === true && (label === null || titled);

/** A sentence about the clocks of the whole chronology. */
export const isHint = (text: string): boolean =>
  text.length <= 240 && /\b(?:times?|timestamps?|time ?zones?|clocks?)\b/i.test(normalise(text));

/**
 * The day that a sentence about clocks gives besides: `2019-10-21 (all times UTC)`, `All times UTC on
 * 2021-05-01`. It is a day line without a text.
 */
export function readHintDay(text: string): StampedLine | null {
  if (!aboutTimes.test(text) || text.length > 120) return null;
  const [stamp, another] = findStamps(normalise(text));
  if (stamp?.date == null || stamp.timed || another !== undefined) return null;
  return wholeLine(text, stamp);
}

/** Whether such a sentence holds for all entries that say nothing else. */
export const isStanding = (text: string): boolean =>
  /\b(?:unless|otherwise|all (?:events|entries|dates))\b/i.test(text);

const aboutTimes =
  /\ball (?:dates and )?time(?:s|stamps)\b|\b(?:times|timestamps|clocks) (?:are|in|shown|given)\b|\btime ?zone\b/i;
