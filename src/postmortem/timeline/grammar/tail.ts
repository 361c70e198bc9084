import { matchMoment } from './moment.ts';
import { compileWords, words } from './words.ts';
import type { WrittenTime } from './written.ts';
import type { WrittenZone } from './zones.ts';

/** What stands behind a stamp. */
export interface Tail {
  /** Offset just behind what belongs to the stamp. */
  readonly end: number;
  /** Where what happened begins. */
  readonly after: number;
  readonly approximate: boolean;
  /** The same moment on the clocks of another zone. */
  readonly other: { readonly time: WrittenTime; readonly zone: WrittenZone } | null;
  /** What joins stamp and text: `:`, `-`, `,` or nothing. */
  readonly separator: string;
}

const localTime = (text: string, at: number): number =>
  /^[ \t]{1,2}local(?:[ \t]time)?(?![a-z])/i.exec(text.slice(at, at + 16))?.[0].length ?? 0;
const vague = compileWords(words.approximately);

/** A second clock, `(approx.)`, closing brackets, a colon or a dash behind a stamp. */
export function readTail(text: string, from: number): Tail {
  const local = from + localTime(text, from);
  const second = readSecondClock(text, local);
  const behind = second?.end ?? local;
  const unsure = readVague(text, behind);
  const end = behind + unsure;
  const closers =
    /^(?:[ \t]{0,2}[\])}]|[ \t][_*]{1,3}(?=[ \t])|[>*_"'\u201d`]){0,4}/.exec(
      text.slice(end, end + 16),
    )?.[0] ?? '';
  const closed = end + closers.length;
  const joint =
    /^[ \t]{0,8}(?:(?::{1,6}|[;,|\u2192\u00b7\u2022]|=>|-{1,3}>?|\.(?!\d))[ \t]{0,4}(?:[-:|>](?=[ \t])[ \t]{1,4})?)?/.exec(
      text.slice(closed, closed + 24),
    )?.[0] ?? '';
  return {
    end,
    after: closed + joint.length,
    approximate: unsure > 0,
    other: second?.other ?? null,
    separator: joint.trim(),
  };
}

/** `13:14 EDT (17:14 UTC)`, `13:14 / 17:14 UTC`. */
function readSecondClock(text: string, from: number): Pick<Tail, 'end' | 'other'> | null {
  const gap = /^[ \t]{0,3}[(/|=][ \t]{0,3}/.exec(text.slice(from, from + 8))?.[0];
  const second = gap === undefined ? null : matchMoment(text, from + gap.length);
  if (gap === undefined || second?.time == null || second.zone === null) return null;
  const rest = text.slice(second.end, second.end + 41);
  const close = gap.includes('(') ? (/^[^()\n\u2028]{0,40}\)/.exec(rest)?.[0].length ?? 0) : 0;
  return { end: second.end + close, other: { time: second.time, zone: second.zone } };
}

/** Length of `(approx.)`, ` approximately`, `ish`, `?`; 0 without. */
function readVague(text: string, at: number): number {
  if (text.charAt(at) === '?' && text.charAt(at + 1) !== '?') return 1;
  const open = /^[ \t]{0,2}\(?/.exec(text.slice(at, at + 3))?.[0] ?? '';
  const word = vague(text, at + open.length);
  if (word === 0) return 0;
  const found = text.slice(at, at + open.length + word).trimEnd();
  if (!open.includes('(')) return found.length;
  return text.charAt(at + open.length + word) === ')' ? open.length + word + 1 : 0;
}
