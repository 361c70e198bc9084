import type {
  Code,
  Heading,
  Html,
  List,
  ListItem,
  Nodes,
  Paragraph,
  RootContent,
  Table,
} from 'mdast';
import { plainText } from '../../document/plain-text.ts';
import { readHtmlList } from '../html-words.ts';
import { addBlock, type Draft, draftLines, type StampedBlock } from './draft.ts';
import { type Flat, flatten, flattenCode, prefixFlat } from './flat.ts';
import { monthNumber } from './grammar/months.ts';
import type { Looseness } from './grammar/scan.ts';
import { between, readHtmlTable } from './html-table.ts';
import {
  entryLines,
  isDay,
  isHint,
  isOwn,
  isStanding,
  readHintDay,
  readLines,
  readProseLine,
  type StampedLine,
} from './lines.ts';
import { readTable } from './table.ts';

/** A zone that a heading or a sentence gives for the entries behind it: `All times in EDT`. */
export interface ZoneHint {
  readonly offset: number;
  readonly text: string;
}

/** What a stretch of a post tells in order. Day lines are among the drafts; `isDayLine` tells them apart. */
export interface Collected {
  readonly drafts: readonly Draft[];
  readonly hints: readonly ZoneHint[];
}

/** How far the walk over a chronology has come. */
interface Walk {
  readonly source: string;
  /** Nothing in front of this offset is read. */
  readonly from: number;
  readonly loose: Looseness;
  readonly drafts: Draft[];
  readonly hints: ZoneHint[];
  /** The entry that blocks without a stamp belong to. */
  open: Draft | null;
  /** End of the HTML table that was read last: Markdown may cut it into several blocks. */
  passed: number;
}

/**
 * Walks the blocks of a chronology and starts a draft wherever a line is stamped. Blocks without a
 * stamp belong to the entry above them. Nothing in front of the offset `from` is read.
 */
export function collectDrafts(
  nodes: readonly RootContent[],
  source: string,
  from = 0,
  loose: Looseness = 'strict',
): Collected {
  const walk: Walk = { source, from, loose, drafts: [], hints: [], open: null, passed: 0 };
  readBlocks(walk, nodes, null);
  return { drafts: walk.drafts, hints: walk.hints };
}

function readBlocks(walk: Walk, blocks: readonly RootContent[], owner: Draft | null): void {
  for (const node of blocks) {
    if ((node.position?.end.offset ?? 0) <= Math.max(walk.from, walk.passed)) continue;
    if (node.type === 'heading') readHeading(walk, node);
    else if (node.type === 'paragraph') readParagraph(walk, node, owner);
    else if (node.type === 'list') readList(walk, node, owner);
    else if (node.type === 'listItem') readItem(walk, node, owner);
    else if (node.type === 'table') readRows(walk, node, owner);
    else if (node.type === 'html' && /<(?:table|li)\b/i.test(node.value))
      readMarkup(walk, node, owner);
    else if (node.type === 'blockquote' && walk.open === null)
      readBlocks(walk, node.children, owner);
    else if (node.type === 'code' && walk.drafts.length === 0) readLog(walk, node);
    else if (tells(node)) append(walk, node);
  }
}

function readHeading(walk: Walk, node: Heading): void {
  const text = flat(walk, node);
  const [line] = readLines(text);
  const place = placeIn(node);
  if (line?.stamp != null) {
    const block = { form: 'heading', depth: node.depth, flat: text, ...place } as const;
    start(walk, draftLines(block, [{ ...line, stamp: line.stamp }], walk.source));
    return;
  }
  if (isHint(text.text) || text.text.includes('(')) hint(walk, place.start, text.text);
  if (walk.open?.form === 'heading' && node.depth > walk.open.depth) append(walk, node);
  else walk.open = null;
}

function readParagraph(walk: Walk, node: Paragraph, owner: Draft | null): void {
  const { open, source } = walk;
  const text = flat(walk, node);
  const block = { form: 'paragraph', flat: text, ...placeIn(node) } as const;
  if (isHint(text.text)) hint(walk, block.start, text.text);
  const day = readHintDay(text.text);
  const starts = entryLines(readLines(text, walk.loose));
  const [first] = starts;
  if (day !== null) {
    const standing = isStanding(text.text);
    const drafts = draftLines(block, [day], source);
    start(
      walk,
      drafts.map((draft) => ({ ...untold(draft), standing })),
    );
  } else if (first !== undefined && (owner === null || isOwn(first)) && !isTold(first, open)) {
    start(walk, draftLines(block, starts, source));
  } else if (first === undefined && isProse(open)) readProse(walk, node, block);
  else if (open?.form !== 'row' && (open?.form !== 'item' || owner !== null || isPicture(node)))
    append(walk, node);
}

/** Under a heading with a time, `At 16:02 we …` is what the entry tells, not another entry. */
const isTold = ({ leads, stamp }: StampedLine, open: Draft | null): boolean =>
  open?.form === 'heading' && open.stamp.timed && !(leads && stamp.closed);

function readProse(walk: Walk, node: Paragraph, block: StampedBlock): void {
  const line = readProseLine(block.flat.text);
  if (line === null) {
    append(walk, node);
    return;
  }
  const markdown = [walk.source.slice(block.start, block.end)];
  const told = { markdown, plain: [plainText(node)] };
  const drafts = draftLines(block, [line], walk.source);
  start(
    walk,
    drafts.map((draft) => ({ ...draft, ...told })),
  );
}

function readList(walk: Walk, list: List, owner: Draft | null): void {
  const above = walk.open;
  const nested =
    owner !== null ||
    (above !== null && above.form !== 'item' && above.form !== 'row' && above.stamp.timed);
  const mayTell = nested || above?.form === 'heading' || above?.form === 'paragraph';
  if (above !== null && mayTell && !hasEntry(walk, list, nested)) {
    append(walk, list);
    return;
  }
  for (const item of list.children) readItem(walk, item, nested ? (owner ?? above) : null);
  if (nested && above !== null) walk.open = above;
}

/** A chronology that stands in code, as copied from a log: two stamped lines or more, and their days. */
function readLog(walk: Walk, node: Code): void {
  const text = flattenCode(node, walk.source);
  const starts = readLines(text).filter(
    (line): line is StampedLine => line.stamp?.timed === true || isDay(line),
  );
  if (starts.filter(({ stamp }) => stamp.timed).length < 2) return;
  const [about = ''] = text.text.split('\n', 1);
  if (isHint(about)) hint(walk, text.offsets[0] ?? 0, about);
  const block = {
    form: 'paragraph',
    flat: text,
    start: text.offsets[starts[0]?.from ?? 0] ?? 0,
    end: text.end,
  } as const;
  start(walk, draftLines(block, starts, walk.source));
}

function readMarkup(walk: Walk, node: Html, owner: Draft | null): void {
  const place = placeIn(node);
  const found = readHtmlTable(walk.source, place.start, place.end);
  const list = found === null ? readHtmlList(walk.source, place.start, place.end, between) : null;
  if (found !== null) {
    walk.passed = found.end;
    readRows(walk, found.table, owner);
  } else if (list !== null) readList(walk, list, owner);
  else append(walk, node);
}

function readItem(walk: Walk, item: ListItem, owner: Draft | null): void {
  const [first, ...others] = item.children;
  const place = placeIn(item);
  const text = first?.type === 'paragraph' ? itemText(walk, first, place.start) : null;
  const lines = text === null ? [] : readLines(text, walk.loose);
  const starts = entryLines(lines.filter((line) => line.hard));
  const [line] = starts;
  const isEntry = line !== undefined && line.from === 0 && (owner === null || isOwn(line));
  if (text === null || !isEntry) {
    if (text !== null && isHint(text.text)) hint(walk, place.start, text.text);
    const isPart =
      owner !== null &&
      walk.open !== null &&
      !others.some((block) => block.type === 'list' && hasEntry(walk, block, true));
    if (isPart) append(walk, item);
    else readBlocks(walk, text === null ? item.children : others, owner);
    return;
  }
  const end = first?.position?.end.offset ?? place.end;
  start(
    walk,
    draftLines({ form: 'item', flat: text, start: place.start, end }, starts, walk.source),
  );
  const draft = walk.drafts.at(-1);
  if (draft === undefined) return;
  readBlocks(walk, others, draft);
  draft.end = Math.max(draft.end, place.end);
  walk.open = draft;
}

/** The words of an item. Markdown takes the number of `19. April` for the marker of a list. */
function itemText(walk: Walk, first: Paragraph, itemStart: number): Flat {
  const told = flat(walk, first);
  const isDate = isMonth(told.text) && /\d/.test(walk.source.charAt(itemStart));
  return isDate ? prefixFlat(told, walk.source, itemStart) : told;
}

function readRows(walk: Walk, node: Table, owner: Draft | null): void {
  const rows = readTable(node, walk.source);
  if (rows.length === 0 || (owner !== null && !rows.some(({ stamp }) => stamp.timed)))
    append(walk, node);
  else start(walk, rows);
}

function start(walk: Walk, started: readonly Draft[]): void {
  walk.drafts.push(...started);
  walk.open = started.at(-1) ?? walk.open;
}

/** Adds a block without a stamp to the entry above it, if there is one. */
function append({ open, source }: Walk, node: RootContent): void {
  if (open !== null) addBlock(open, node, source);
}

function hint({ hints }: Walk, offset: number, text: string): void {
  hints.push({ offset, text });
}

const flat = ({ source, from }: Walk, { children }: Heading | Paragraph): Flat =>
  flatten(children, source, from);

/** A rule between sections tells nothing of the entry above it, nor does the address of a link. */
const tells = (node: Nodes): boolean =>
  node.type === 'html'
    ? !closesOnly.test(node.value)
    : node.type !== 'definition' && node.type !== 'thematicBreak';

/** `</details>` behind a list ends what is around the chronology. */
const closesOnly = /^\s*(?:<\/[a-z][a-z\d-]{0,20}\s*>\s*)+$/i;

/** Whether a list holds a line that would start an entry; inside an entry only a clock time does. */
function hasEntry(walk: Walk, list: List, nested: boolean): boolean {
  return list.children.some((item) =>
    item.children.some((block) => {
      if (block.type === 'list') return hasEntry(walk, block, nested);
      if (block.type !== 'paragraph') return false;
      const [line] = readLines(flat(walk, block), walk.loose);
      return line?.stamp != null && (isOwn(line) || !nested);
    }),
  );
}

/** A chronology told in paragraphs whose dates are words of their sentences: `On September 5th, we …`. */
const isProse = (open: Draft | null): boolean =>
  open?.form === 'paragraph' &&
  !open.stamp.timed &&
  open.worded &&
  /^,?$/.test(open.stamp.separator);

const isMonth = (text: string): boolean =>
  monthNumber(/^\p{L}{1,12}/u.exec(text)?.[0] ?? '') !== null;

const isPicture = (node: Paragraph): boolean =>
  node.children.every(({ type }) => type === 'image' || type === 'imageReference');

/** A day line has no text. */
const untold = (draft: Draft): Draft => ({ ...draft, markdown: [], plain: [], worded: false });

const placeIn = ({ position }: Nodes): { readonly start: number; readonly end: number } => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});
