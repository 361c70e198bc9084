import { isTaskText } from '../../postmortem/sections/task-words.ts';
import { readStamp } from '../../postmortem/timeline/stamp.ts';
import type { SectionKind } from '../../postmortem/types.ts';
import { isBlank } from '../lines.ts';
import { bullet, countWords, isContinuation, isSentence } from './words.ts';

/** Where a list marker goes, and how deep the item is: 0 is the outermost. */
export interface ItemMark {
  readonly depth: number;
  /** `-`, or the number as Markdown writes it: `3.` */
  readonly marker: string;
  /** The item without its old marker and indentation. */
  readonly text: string;
}

/** Sections that hold a list, so that a short line in them is an item rather than a heading. */
export const listSections: ReadonlySet<SectionKind | null> = new Set<SectionKind>([
  'improvements',
  'went-well',
  'went-wrong',
  'lucky',
]);

/**
 * Reads the marker of one line, null where it has none. `open` are the ways in which items around it are
 * written, outermost first: depth is by indentation, then by the bullet's shape.
 */
export function readMark(
  line: string,
  open: readonly string[],
): (ItemMark & { readonly key: string }) | null {
  const match = bullet.exec(line);
  if (match === null) return null;
  const [whole, indent = '', sign = ''] = match;
  const digits = /\d+/.exec(sign)?.[0];
  const key = `${indent.replaceAll('\t', '    ').length} ${digits === undefined ? sign : '1'}`;
  const known = open.indexOf(key);
  const depth = known === -1 ? nextDepth(key, open) : known;
  const marker = digits === undefined ? '-' : `${digits}.`;
  return { depth, key, marker, text: line.slice(whole.length) };
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
  if (stamp === null || stamp.unreadable || !stamp.closed) return false;
  return stamp.timed || stamp.date?.month != null;
}

/** Lines in which items may have lost their markers. */
export interface ListContext {
  readonly lines: readonly string[];
  readonly section: SectionKind | null;
  /** Blank lines separate the blocks of this text. */
  readonly spaced: boolean;
  /** Whether a line ends any list: a heading, a marked item, a table. */
  readonly isOther: (index: number) => boolean;
}

/**
 * How many lines from `from` are items that lost their markers, blank lines between them included; 0: none.
 * They are stamped entries, or, in a section that holds a list, lines that are no prose.
 */
export function countLostItems(context: ListContext, from: number): number {
  const { lines, section, spaced } = context;
  const mayBeList = listSections.has(section);
  if (!mayBeList && !isStamped(lines[from] ?? '')) return 0;
  const end = endOfRun(context, from);
  const run = lines.slice(from, end);
  const filled = run.filter((text) => !isBlank(text));
  const stamped = filled.filter(isStamped).length;
  const isChronology = stamped * 2 >= filled.length || section === 'timeline';
  if (stamped >= 2 && isStamped(filled[0] ?? '') && isChronology) {
    return endOfChronology(lines, from, end) - from;
  }
  if (!mayBeList) return 0;
  const isTight = run.length === filled.length;
  return areItems(filled) && (isTight || spaced) ? run.length : 0;
}

/** Lines in the longest list that is looked for; without a limit a long text would take for ever. */
const longest = 500;

/** Up to where lines stand in one block, or each in a block of its own. */
function endOfRun({ lines, isOther }: ListContext, from: number): number {
  const step = isBlank(lines[from + 1]) ? 2 : 1;
  let end = from + 1;
  for (let index = from + step; index < Math.min(lines.length, from + longest); index += step) {
    const isAlone = step === 1 || isBlank(lines[index + 1]);
    if (isBlank(lines[index]) || !isAlone || isOther(index)) break;
    end = index + 1;
  }
  return end;
}

/** Behind the last stamped line and what belongs to it: prose after a chronology is no part of its last entry. */
function endOfChronology(lines: readonly string[], from: number, end: number): number {
  let last = from;
  for (let index = from; index < end; index++) {
    const text = lines[index] ?? '';
    if (isBlank(text)) continue;
    if (isStamped(text)) last = index;
    else if (index - last > 3) break;
  }
  const isStampOnly = !/\p{L}{4}/u.test(lines[last] ?? '');
  const next = lines.slice(last + 1, end).findIndex((text) => isBlank(text) || isSentence(text));
  return next === -1 ? end : last + 1 + Math.max(next, isStampOnly ? 1 : 0);
}

/**
 * Whether lines are items whose markers were lost: each begins as a sentence does, none goes on in the next,
 * and most are things to do or too short for prose.
 */
function areItems(lines: readonly string[]): boolean {
  if (lines.length < 2 || lines.some((line) => isContinuation(line) || line.length > 240)) {
    return false;
  }
  const likely = lines.filter(
    (line) => isTaskText(`${line.trim()} `) || (countWords(line) <= 14 && !/[.!?:]\s*$/.test(line)),
  );
  return likely.length * 3 >= lines.length * 2;
}
