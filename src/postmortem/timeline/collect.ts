import type { Code, Html, List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import { plainText } from '../../document/plain-text.ts';
import { readHtmlList } from '../html-words.ts';
import { addBlock, type Draft, draftLines, type StampedBlock } from './draft.ts';
import { flatten, flattenCode, prefixFlat } from './flat.ts';
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
  const drafts: Draft[] = [];
  const hints: ZoneHint[] = [];
  let open: Draft | null = null;
  /** End of the HTML table that was read last: Markdown may cut it into several blocks. */
  let passed = 0;

  const start = (started: readonly Draft[]): void => {
    drafts.push(...started);
    open = started.at(-1) ?? open;
  };
  const flat = (node: Extract<Nodes, { children: unknown }>) =>
    flatten(node.children as Nodes[], source, from);

  const walk = (blocks: readonly RootContent[], owner: Draft | null): void => {
    for (const node of blocks) {
      if ((node.position?.end.offset ?? 0) <= Math.max(from, passed)) continue;
      if (node.type === 'heading') readHeading(node);
      else if (node.type === 'paragraph') readParagraph(node, owner);
      else if (node.type === 'list') readList(node, owner);
      else if (node.type === 'listItem') readItem(node, owner);
      else if (node.type === 'table') readRows(node, owner);
      else if (node.type === 'html' && /<(?:table|li)\b/i.test(node.value)) readMarkup(node, owner);
      else if (node.type === 'blockquote' && open === null) walk(node.children, owner);
      else if (node.type === 'code' && drafts.length === 0) readLog(node);
      else if (open !== null && tells(node)) addBlock(open, node, source);
    }
  };

  const readHeading = (node: Extract<RootContent, { type: 'heading' }>): void => {
    const text = flat(node);
    const [line] = readLines(text);
    const place = placeIn(node);
    if (line?.stamp != null) {
      const block = { form: 'heading', depth: node.depth, flat: text, ...place } as const;
      start(draftLines(block, [{ ...line, stamp: line.stamp }], source));
      return;
    }
    if (isHint(text.text) || text.text.includes('(')) {
      hints.push({ offset: place.start, text: text.text });
    }
    if (open?.form === 'heading' && node.depth > open.depth) addBlock(open, node, source);
    else open = null;
  };

  const readParagraph = (node: Paragraph, owner: Draft | null): void => {
    const text = flat(node);
    const block = { form: 'paragraph', flat: text, ...placeIn(node) } as const;
    if (isHint(text.text)) hints.push({ offset: block.start, text: text.text });
    const day = readHintDay(text.text);
    const starts = entryLines(readLines(text, loose));
    const [first] = starts;
    if (day !== null) {
      const standing = isStanding(text.text);
      start(draftLines(block, [day], source).map((draft) => ({ ...untold(draft), standing })));
    } else if (first !== undefined && (owner === null || isOwn(first)) && !isTold(first)) {
      start(draftLines(block, starts, source));
    } else if (first === undefined && isProse(open)) readProse(node, block);
    else if (
      open !== null &&
      open.form !== 'row' &&
      (open.form !== 'item' || owner !== null || isPicture(node))
    ) {
      addBlock(open, node, source);
    }
  };

  /** Under a heading with a time, `At 16:02 we …` is what the entry tells, not another entry. */
  const isTold = ({ leads, stamp }: StampedLine): boolean =>
    open?.form === 'heading' && open.stamp.timed && !(leads && stamp.closed);

  const readProse = (node: Paragraph, block: StampedBlock): void => {
    const line = readProseLine(block.flat.text);
    if (line === null) {
      if (open !== null) addBlock(open, node, source);
      return;
    }
    const told = { markdown: [source.slice(block.start, block.end)], plain: [plainText(node)] };
    start(draftLines(block, [line], source).map((draft) => ({ ...draft, ...told })));
  };

  const readList = (list: List, owner: Draft | null): void => {
    const nested =
      owner !== null ||
      (open !== null && open.form !== 'item' && open.form !== 'row' && open.stamp.timed);
    if (
      open !== null &&
      (nested || open.form === 'heading' || open.form === 'paragraph') &&
      !hasEntry(list, source, from, nested, loose)
    ) {
      addBlock(open, list, source);
      return;
    }
    const above = open;
    for (const item of list.children) readItem(item, nested ? (owner ?? above) : null);
    if (nested && above !== null) open = above;
  };

  /** A chronology that stands in code, as copied from a log: two stamped lines or more, and their days. */
  const readLog = (node: Code): void => {
    const text = flattenCode(node, source);
    const starts = readLines(text).filter(
      (line): line is StampedLine => line.stamp?.timed === true || isDay(line),
    );
    if (starts.filter(({ stamp }) => stamp.timed).length < 2) return;
    const [about = ''] = text.text.split('\n', 1);
    if (isHint(about)) hints.push({ offset: text.offsets[0] ?? 0, text: about });
    const block = {
      form: 'paragraph',
      flat: text,
      start: text.offsets[starts[0]?.from ?? 0] ?? 0,
      end: text.end,
    } as const;
    start(draftLines(block, starts, source));
  };

  const readMarkup = (node: Html, owner: Draft | null): void => {
    const { start, end } = placeIn(node);
    const found = readHtmlTable(source, start, end);
    const list = found === null ? readHtmlList(source, start, end, between) : null;
    if (found !== null) {
      passed = found.end;
      readRows(found.table, owner);
    } else if (list !== null) readList(list, owner);
    else if (open !== null) addBlock(open, node, source);
  };

  const readItem = (item: ListItem, owner: Draft | null): void => {
    const [first, ...others] = item.children;
    const place = placeIn(item);
    const told = first?.type === 'paragraph' ? flat(first) : null;
    // Markdown takes the number of `19. April` for the marker of a list.
    const text =
      told !== null && isMonth(told.text) && /\d/.test(source.charAt(place.start))
        ? prefixFlat(told, source, place.start)
        : told;
    const lines = text === null ? [] : readLines(text, loose);
    const starts = entryLines(lines.filter((line) => line.hard));
    const [line] = starts;
    if (
      text === null ||
      line === undefined ||
      line.from !== 0 ||
      (owner !== null && !isOwn(line))
    ) {
      if (text !== null && first !== undefined && isHint(text.text))
        hints.push({ offset: place.start, text: text.text });
      if (
        owner !== null &&
        open !== null &&
        !others.some((block) => block.type === 'list' && hasEntry(block, source, from, true, loose))
      ) {
        addBlock(open, item, source);
        return;
      }
      walk(text === null ? item.children : others, owner);
      return;
    }
    const end = first?.position?.end.offset ?? place.end;
    start(draftLines({ form: 'item', flat: text, start: place.start, end }, starts, source));
    const draft = drafts.at(-1);
    if (draft === undefined) return;
    walk(others, draft);
    draft.end = Math.max(draft.end, place.end);
    open = draft;
  };

  const readRows = (node: Extract<RootContent, { type: 'table' }>, owner: Draft | null): void => {
    const rows = readTable(node, source);
    if (rows.length === 0 || (owner !== null && !rows.some(({ stamp }) => stamp.timed))) {
      if (open !== null) addBlock(open, node, source);
      return;
    }
    start(rows);
  };

  walk(nodes, null);
  return { drafts, hints };
}

/** A rule between sections tells nothing of the entry above it, nor does the address of a link. */
const tells = (node: Nodes): boolean =>
  node.type === 'html'
    ? !closesOnly.test(node.value)
    : node.type !== 'definition' && node.type !== 'thematicBreak';

/** `</details>` behind a list ends what is around the chronology. */
const closesOnly = /^\s*(?:<\/[a-z][a-z\d-]{0,20}\s*>\s*)+$/i;

/** Whether a list holds a line that would start an entry; inside an entry only a clock time does. */
function hasEntry(
  list: List,
  source: string,
  from: number,
  nested: boolean,
  loose: Looseness,
): boolean {
  return list.children.some((item) =>
    item.children.some((block) => {
      if (block.type === 'list') return hasEntry(block, source, from, nested, loose);
      if (block.type !== 'paragraph') return false;
      const [line] = readLines(flatten(block.children, source, from), loose);
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
