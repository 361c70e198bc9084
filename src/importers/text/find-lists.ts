import { isTaskText } from '../../postmortem/sections/content.ts';
import { readStamp } from '../../postmortem/timeline/stamp.ts';
import { isBlank } from '../lines.ts';
import { bullet, countWords, isContinuation } from './words.ts';

/** Where a list marker goes, and how deep the item is: 0 is the outermost. */
export interface ItemMark {
  readonly depth: number;
  /** `-`, or the number as Markdown writes it: `3.` */
  readonly marker: string;
  /** The item without its old marker and indentation. */
  readonly text: string;
}

/** Reads the marker of one line, `null` where it has none. Depth is by indentation, then by the bullet's shape. */
export function readMark(
  line: string,
  open: readonly string[],
): (ItemMark & { readonly key: string }) | null {
  const match = bullet.exec(line);
  if (match === null) return null;
  const [whole, indent = '', sign = ''] = match;
  const digits = /\d+/.exec(sign)?.[0];
  // One key for each way in which items of one depth are written.
  const key = `${indent.replaceAll('\t', '    ').length} ${digits === undefined ? sign : '1'}`;
  const known = open.indexOf(key);
  const depth = known === -1 ? nextDepth(key, open) : known;
  return {
    depth,
    key,
    marker: digits === undefined ? '-' : `${digits}.`,
    text: line.slice(whole.length),
  };
}

/** A new way of writing items is one deeper, unless it stands further left than the open ones. */
function nextDepth(key: string, open: readonly string[]): number {
  const indent = Number.parseInt(key, 10);
  const deeper = open.findIndex((other) => Number.parseInt(other, 10) > indent);
  return Math.min(deeper === -1 ? open.length : deeper, 4);
}

/** Whether a line begins with a time or a day and tells what happened then, here or in the next line. */
export function isStamped(line: string): boolean {
  const text = line.trim();
  if (!/^[\p{N}[(~*]|^\p{Lu}/u.test(text)) return false;
  const stamp = readStamp(text);
  return (
    stamp !== null &&
    !stamp.unreadable &&
    (stamp.timed || stamp.date?.month != null) &&
    stamp.closed
  );
}

/**
 * Whether lines are items whose markers were lost: each begins as a sentence does, none goes on in the next,
 * and most are things to do or too short for prose.
 */
export function areItems(lines: readonly string[]): boolean {
  if (lines.length < 2 || lines.some((line) => isContinuation(line) || isBlank(line))) return false;
  if (lines.some((line) => bullet.test(line) || line.length > 240)) return false;
  const likely = lines.filter(
    (line) => isTaskText(`${line.trim()} `) || (countWords(line) <= 14 && !/[.!?:]\s*$/.test(line)),
  );
  return likely.length * 3 >= lines.length * 2;
}
