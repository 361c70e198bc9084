import type { Heading, List, ListItem, Nodes, Parents, TableRow } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { PostDocument } from '../../document/types.ts';
import type { Section, TimelineEntry } from '../../postmortem/types.ts';
import { lineEndOf } from '../../rules/helpers/line-end.ts';

/** Text to put in at an offset of a post. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** An entry about to be written. */
export interface EntryLine {
  readonly stamp: string;
  /** What happened, in Markdown, with the label of its kind. */
  readonly words: string;
}

/** An entry, the one beside which it is to stand, and on which side of it. */
export interface Wish {
  readonly line: EntryLine;
  readonly neighbour: TimelineEntry;
  readonly isBehind: boolean;
}

/** An entry in the shape of its neighbour; null where that shape is not known. */
export function insertLike(document: PostDocument, wish: Wish): Insertion | null {
  const found = nodeAt(document, wish.neighbour.place.start.offset);
  if (found?.node.type === 'listItem' && found.parent?.type === 'list') {
    return insertItem(document, found.node, found.parent, wish);
  }
  if (found?.node.type === 'tableRow') return insertRow(document, found.node, wish);
  if (found?.node.type === 'heading') return insertHeading(document, found.node, wish);
  return insertParagraph(document, wish);
}

/** An entry as an item of a list of its own, behind whatever its neighbour is. */
export function insertAsItem(
  { text }: PostDocument,
  { place }: TimelineEntry,
  line: EntryLine,
): Insertion {
  const end = lineEndOf(text);
  const offset = place.end.offset;
  return { offset, text: `${end}${end}${plainItem(line)}${gapBehind(text, offset, end)}` };
}

/** The first entry of a section, behind what stands there already. */
export function insertIntoSection(
  { text }: PostDocument,
  { heading, content }: Section,
  line: EntryLine,
): Insertion {
  const end = lineEndOf(text);
  const offset = Math.max(heading.place.end.offset, content.end.offset);
  return { offset, text: `${end}${end}${plainItem(line)}${gapBehind(text, offset, end)}` };
}

const plainItem = ({ stamp, words }: EntryLine): string => `- ${stamp} ${words}`;

/** A blank line in front of what follows, unless there is one. */
function gapBehind(text: string, offset: number, end: string): string {
  const rest = text.slice(offset);
  return rest.trim() === '' || /^[ \t]*\r?\n[ \t]*\r?\n/.test(rest)
    ? ''
    : /^[ \t]*\r?\n/.test(rest)
      ? end
      : end + end;
}

type EntryNode = ListItem | TableRow | Heading;

/** The outermost node of an entry that starts at an offset, and what it stands in. */
function nodeAt(
  { tree }: PostDocument,
  offset: number,
): { readonly node: EntryNode; readonly parent: Parents | undefined } | null {
  let found: ReturnType<typeof nodeAt> = null;
  visit(tree, (node: Nodes, _index, parent: Parents | undefined) => {
    const { start, end } = node.position ?? {};
    if (found !== null || (start?.offset ?? 0) > offset || (end?.offset ?? 0) < offset) return SKIP;
    const isEntry = node.type === 'listItem' || node.type === 'tableRow' || node.type === 'heading';
    if (isEntry && start?.offset === offset) found = { node, parent };
    return undefined;
  });
  return found;
}

const closing: Readonly<Record<string, string>> = { '[': ']', '(': ')' };

/** What stands around the stamp of an entry in its own line: `- **` and `** – `. */
function around(
  text: string,
  { stamp: { place } }: TimelineEntry,
): { readonly before: string; readonly behind: string } {
  const lineStart = text.lastIndexOf('\n', place.start.offset - 1) + 1;
  const before = text.slice(lineStart, place.start.offset);
  const rest = text.slice(place.end.offset, place.end.offset + 12).split(/[\r\n]/, 1)[0] ?? '';
  const marks = /(?:\*\*|__|[`*_[(])$/.exec(before)?.[0] ?? '';
  const gap =
    /^(?:\*\*|__|[`*_\])])?:?(?:\*\*|__)?[ \t]*(?:[-\u2013\u2014:|,\u2192>]{1,3}[ \t]+)?/.exec(
      rest,
    )?.[0] ?? '';
  // Emphasis that goes on behind the stamp is that of the entry's own words.
  const isClosed = marks === '' || gap.includes(closing[marks] ?? marks);
  if (!isClosed) return { before: '', behind: ' ' };
  return { before: marks, behind: /\s$/.test(gap) ? gap : `${gap} ` };
}

function insertItem(
  { text }: PostDocument,
  node: ListItem,
  list: List,
  { neighbour, line: { stamp, words }, isBehind }: Wish,
): Insertion | null {
  const start = node.position?.start.offset ?? 0;
  const offset = isBehind ? (node.position?.end.offset ?? start) : start;
  const marker = /^([-*+]|\d{1,9}[.)])([ \t]{1,4})/.exec(text.slice(start, start + 16));
  if (marker === null) return null;
  const [, mark = '-', space = ' '] = marker;
  const { before, behind } = around(text, neighbour);
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const sign = isBehind ? nextMark(text, list, mark) : mark;
  const item = `${sign}${space}${before}${stamp}${behind}${words}`;
  const end = lineEndOf(text);
  const gap = list.spread === true ? `${end}${indent.trimEnd()}${end}` : end;
  return { offset, text: isBehind ? gap + indent + item : item + gap + indent };
}

/** The mark of the item behind another one; lists that number all their items alike go on so. */
function nextMark(text: string, list: List, mark: string): string {
  const number = /^\d+/.exec(mark)?.[0];
  if (number === undefined) return mark;
  const numbers = list.children.map(
    ({ position }) =>
      /^\d{1,9}/.exec(text.slice(position?.start.offset, (position?.start.offset ?? 0) + 9))?.[0],
  );
  const isCounted = list.children.length === 1 || numbers[0] !== numbers[1];
  return isCounted ? `${Number(number) + 1}${mark.slice(number.length)}` : mark;
}

function insertRow(
  { text }: PostDocument,
  node: TableRow,
  { neighbour, line: { stamp, words }, isBehind }: Wish,
): Insertion | null {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const { place } = neighbour.stamp;
  const cells = node.children.map((cell) => ({
    start: cell.position?.start.offset ?? start,
    end: cell.position?.end.offset ?? start,
  }));
  const stamped = cells.filter(
    (cell) => cell.end > place.start.offset && cell.start < place.end.offset,
  );
  const others = cells.filter((cell) => !stamped.includes(cell));
  const told = [...others].sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (told === undefined || stamped.length === 0) return null;
  const parts = stamp.split('|').map((part) => part.trim());
  const { before, behind } = around(text, neighbour);
  if (parts.length === 1) parts[0] = `${before}${stamp}${behind.replaceAll(/[\s|]/g, '')}`;
  // A stamp in one piece stands in the column of times, the days beside it stay blank.
  const values =
    stamped.length === parts.length
      ? parts
      : stamped.map((_cell, index) => (index === stamped.length - 1 ? (parts[0] ?? '') : ''));
  const contentOf = (cell: (typeof cells)[number]): string =>
    cell === told ? words.replaceAll(/(?<!\\)\|/g, '\\|') : (values[stamped.indexOf(cell)] ?? '');
  const row = cells
    .map((cell) => fillCell(text.slice(cell.start, cell.end), contentOf(cell)))
    .join('')
    // Without bars around it, blanks at the ends of a row are no part of a cell.
    .replace(/^ +(?=[^ |])/, '')
    .trimEnd();
  const lineEnd = lineEndOf(text);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(lineStart, start);
  return isBehind
    ? { offset: end, text: lineEnd + indent + row }
    : { offset: start, text: row + lineEnd + indent };
}

/** A cell of the source, its bars included, with other words in it, as wide as it was where they fit. */
function fillCell(raw: string, value: string): string {
  const [, open = '', , close = ''] = /^(\|?)([\s\S]*?)(\|?)$/.exec(raw) ?? [];
  const inner = raw.length - open.length - close.length;
  return `${open}${` ${value} `.padEnd(inner)}${close}`;
}

function insertHeading(
  { text }: PostDocument,
  node: Heading,
  { neighbour, line: { stamp, words }, isBehind }: Wish,
): Insertion {
  const end = lineEndOf(text);
  const source = text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const marks = '#'.repeat(node.depth);
  const rest = source.slice(neighbour.stamp.place.end.offset - (node.position?.start.offset ?? 0));
  const { before, behind } = around(text, neighbour);
  const entry = /[\p{L}\p{N}]/u.test(rest)
    ? `${marks} ${before}${stamp}${behind}${words}`
    : `${marks} ${before}${stamp}${behind.trimEnd()}${end}${end}${words}`;
  return isBehind
    ? {
        offset: neighbour.place.end.offset,
        text: `${end}${end}${entry}${gapBehind(text, neighbour.place.end.offset, end)}`,
      }
    : { offset: neighbour.place.start.offset, text: `${entry}${end}${end}` };
}

function insertParagraph(
  { text }: PostDocument,
  { neighbour, line: { stamp, words }, isBehind }: Wish,
): Insertion {
  const end = lineEndOf(text);
  const { before, behind } = around(text, neighbour);
  const entry = `${before}${stamp}${behind}${words}`;
  const { place } = neighbour;
  return isBehind
    ? {
        offset: place.end.offset,
        text: `${end}${end}${entry}${gapBehind(text, place.end.offset, end)}`,
      }
    : { offset: place.start.offset, text: `${entry}${end}${end}` };
}
