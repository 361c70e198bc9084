import type { Code, List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import { plainText } from '../../document/plain-text.ts';
import { addBlock, type Draft, draftOfLine } from './draft.ts';
import { flatten, plainFlat, prefixFlat } from './flat.ts';
import { terminals } from './grammar/terminals.ts';
import { type Line, readLines, readProseStamp } from './lines.ts';
import { normalise } from './stamp.ts';
import { readTable } from './table.ts';

/** A zone that a heading or a sentence gives for the entries behind it: `All times in EDT`. */
export interface ZoneHint {
  readonly offset: number;
  readonly text: string;
}

/** What a stretch of a post tells in order. Day lines are among the drafts; `dropDayLines` takes them out. */
export interface Collected {
  readonly drafts: readonly Draft[];
  readonly hints: readonly ZoneHint[];
}

/**
 * Walks the blocks of a chronology and starts a draft wherever a line is stamped. Blocks without a
 * stamp belong to the entry above them. Nothing in front of the offset `from` is read.
 */
export function collectDrafts(nodes: readonly RootContent[], source: string, from = 0): Collected {
  const drafts: Draft[] = [];
  const hints: ZoneHint[] = [];
  let open: Draft | null = null;

  const start = (draft: Draft): Draft => {
    drafts.push(draft);
    open = draft;
    return draft;
  };
  const flat = (node: Extract<Nodes, { children: unknown }>) =>
    flatten(node.children as Nodes[], source, from);

  const walk = (blocks: readonly RootContent[], owner: Draft | null): void => {
    for (const node of blocks) {
      if ((node.position?.end.offset ?? 0) <= from) continue;
      if (node.type === 'heading') readHeading(node);
      else if (node.type === 'paragraph') readParagraph(node, owner);
      else if (node.type === 'list') readList(node, owner);
      else if (node.type === 'listItem') readItem(node, owner);
      else if (node.type === 'table') readRows(node, owner);
      else if (node.type === 'blockquote' && open === null) walk(node.children, owner);
      else if (node.type === 'code' && drafts.length === 0) readLog(node);
      else if (open !== null && node.type !== 'definition') addBlock(open, node, source);
    }
  };

  const readHeading = (node: Extract<RootContent, { type: 'heading' }>): void => {
    const text = flat(node);
    const [line] = readLines(text);
    const place = { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
    if (line?.stamp != null) {
      const labelled = line.label === null ? {} : { label: line.label };
      start(
        draftOfLine(
          {
            form: 'heading',
            depth: node.depth,
            flat: text,
            from: 0,
            to: text.text.length,
            stamp: line.stamp,
            ...place,
            ...labelled,
          },
          source,
        ),
      );
      return;
    }
    hints.push({ offset: place.start, text: text.text });
    if (open?.form === 'heading' && node.depth > open.depth) addBlock(open, node, source);
    else open = null;
  };

  const readParagraph = (node: Paragraph, owner: Draft | null): void => {
    const text = flat(node);
    const lines = readLines(text);
    if (isHint(text.text))
      hints.push({ offset: node.position?.start.offset ?? 0, text: text.text });
    const starts = entryLines(lines, owner === null);
    const place = { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
    const [first] = starts;
    const prose = first === undefined && isProse(open) ? readProseStamp(text.text) : null;
    if (prose !== null) {
      const draft = draftOfLine(
        { form: 'paragraph', flat: text, from: 0, to: text.text.length, stamp: prose, ...place },
        source,
      );
      start({
        ...draft,
        markdown: [source.slice(place.start, place.end)],
        plain: [plainText(node)],
      });
      return;
    }
    if (first === undefined || (owner !== null && !isOwn(first))) {
      if (
        open !== null &&
        (open.form !== 'item' || owner !== null || isPicture(node)) &&
        open.form !== 'row'
      )
        addBlock(open, node, source);
      return;
    }
    starts.forEach((line, index) => {
      const to = (starts[index + 1]?.from ?? text.text.length + 1) - 1;
      const { label } = line;
      start(
        draftOfLine(
          {
            form: 'paragraph',
            flat: text,
            from: line.from,
            to,
            stamp: line.stamp,
            start: line.from === 0 ? place.start : (text.offsets[line.from] ?? place.start),
            end: to >= text.text.length ? place.end : (text.offsets[to] ?? place.end),
            ...(label === null ? {} : { label }),
          },
          source,
        ),
      );
    });
  };

  const readList = (list: List, owner: Draft | null): void => {
    const nested =
      owner !== null ||
      (open !== null && open.form !== 'item' && open.form !== 'row' && open.stamp.timed);
    if (
      open !== null &&
      (nested || open.form === 'heading' || open.form === 'paragraph') &&
      !hasEntry(list, source, from, nested)
    ) {
      addBlock(open, list, source);
      return;
    }
    const above = open;
    for (const item of list.children) readItem(item, nested ? (owner ?? above) : null);
    if (nested && above !== null) open = above;
  };

  /** A chronology that stands in a fence, as copied from a log: two stamped lines or more. */
  const readLog = (node: Code): void => {
    const from = source.indexOf(node.value, node.position?.start.offset ?? 0);
    const to = from + node.value.length;
    if (from === -1 || to > (node.position?.end.offset ?? 0)) return;
    const text = plainFlat(node.value, from);
    const starts = readLines(text).filter((line): line is Stamped => line.stamp?.timed === true);
    if (starts.length < 2) return;
    starts.forEach((line, index) => {
      const end = (starts[index + 1]?.from ?? node.value.length + 1) - 1;
      start(
        draftOfLine(
          {
            form: 'paragraph',
            flat: text,
            from: line.from,
            to: end,
            stamp: line.stamp,
            start: from + line.from,
            end: from + end,
          },
          source,
        ),
      );
    });
  };

  const readItem = (item: ListItem, owner: Draft | null): void => {
    const [first, ...others] = item.children;
    const place = { start: item.position?.start.offset ?? 0, end: item.position?.end.offset ?? 0 };
    const told = first?.type === 'paragraph' ? flat(first) : null;
    // Markdown takes the number of `19. April` for the marker of a list.
    const text =
      told !== null && isMonth(told.text) && /\d/.test(source.charAt(place.start))
        ? prefixFlat(told, source, place.start)
        : told;
    const lines = text === null ? [] : readLines(text);
    const starts = entryLines(
      lines.filter((line) => line.hard),
      true,
    );
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
        !others.some((block) => block.type === 'list' && hasEntry(block, source, from, true))
      ) {
        addBlock(open, item, source);
        return;
      }
      walk(text === null ? item.children : others, owner);
      return;
    }
    const end = first?.position?.end.offset ?? place.end;
    starts.forEach((entry, index) => {
      const to = (starts[index + 1]?.from ?? text.text.length + 1) - 1;
      const { label } = entry;
      start(
        draftOfLine(
          {
            form: 'item',
            flat: text,
            from: entry.from,
            to,
            stamp: entry.stamp,
            start: index === 0 ? place.start : (text.offsets[entry.from] ?? place.start),
            end: to >= text.text.length ? end : (text.offsets[to] ?? end),
            ...(label === null ? {} : { label }),
          },
          source,
        ),
      );
    });
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
    for (const row of rows) start(row);
  };

  walk(nodes, null);
  return { drafts, hints };
}

type Stamped = Line & { readonly stamp: NonNullable<Line['stamp']> };

/**
 * The lines of a block that start an entry. Behind a forced break any stamp does; a line that is only
 * wrapped needs a clock time, something closing it, and a stamped line at the top.
 */
function entryLines(lines: readonly Line[], alone: boolean): readonly Stamped[] {
  const stamped = lines.filter((line): line is Stamped => line.stamp !== null);
  const [first] = lines;
  return stamped.filter((line) => {
    if (line === first) return true;
    if (line.label !== null && (first?.stamp == null || first.label === null)) return false;
    if (line.hard) return line.stamp.timed || line.stamp.closed;
    return alone && line.leads && line.stamp.closed && line.stamp.time !== null;
  });
}

/** Inside an entry only a clock time of its own makes a line another entry. */
const isOwn = ({ stamp, label, titled }: Line): boolean =>
  stamp?.timed === true && (label === null || titled);

/** Whether a list holds a line that would start an entry; inside an entry only a clock time does. */
function hasEntry(list: List, source: string, from: number, nested: boolean): boolean {
  return list.children.some((item) =>
    item.children.some((block) => {
      if (block.type === 'list') return hasEntry(block, source, from, nested);
      if (block.type !== 'paragraph') return false;
      const [line] = readLines(flatten(block.children, source, from));
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

/** A sentence about the clocks of the whole chronology. */
const isHint = (text: string): boolean =>
  text.length <= 240 && /\b(?:times?|timestamps?|time ?zones?|clocks?)\b/i.test(normalise(text));

const isMonth = (text: string): boolean => new RegExp(`^${terminals.monthName}\\b`, 'i').test(text);

const isPicture = (node: Paragraph): boolean =>
  node.children.every(({ type }) => type === 'image' || type === 'imageReference');
