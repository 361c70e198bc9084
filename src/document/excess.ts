import { type Problem, problem } from '../message/message.ts';
import type { Locator } from '../message/place.ts';
import { createSpanCost } from './span-cost.ts';

/**
 * Beyond these a text is not read as Markdown. No document that people wrote comes near them; the
 * parser's time grows with the square of such numbers, or its stack ends.
 */
const limits = {
  /** UTF-16 code units. */
  length: 1_000_000,
  /** Quotes, lists and footnotes inside each other. */
  depth: 100,
  /** HTML tags inside each other. */
  tags: 500,
  /** `[` in one block. */
  brackets: 2_000,
  /** Steps to pair the `*`, `_` and `~` of one block; see `createSpanCost`. */
  spans: 1_000_000,
  /** `|` in one block, those included that short rows of a table leave out. */
  cells: 20_000,
  /** Code units to look through for the end of the code spans of one block: its length, for each number of backticks. */
  ticks: 20_000_000,
  /** Blocks, items and rows of a text, and for each of its lines the quotes and lists around it. */
  blocks: 12_000,
  /** Lines of one block that belong to a quote or list without its mark, or underline a heading. */
  lazy: 1_000,
} as const;

/**
 * As much of a text as is looked at: all of it, or whole lines at the start of one that is too long, so
 * that its frontmatter is known and no step takes longer than over other posts.
 */
export function readablePart(text: string): string {
  if (text.length <= limits.length) return text;
  return text.slice(0, text.lastIndexOf('\n', limits.length - 1) + 1);
}

/**
 * Finds, in linear time, what would make parsing overflow the stack or take minutes. `length` is that of
 * the whole, of which `text` may be a part.
 */
export function findExcess(
  text: string,
  start: number,
  locator: Locator,
  length: number = text.length,
): Problem | null {
  if (length > limits.length) {
    return tooMuch(locator, start, `text of ${length} characters`, `at most ${limits.length}`);
  }
  let block = newBlock();
  const nesting = createNesting();
  let tags = 0;
  let blocks = 0;
  let fence: string | null = null;
  for (let from = start, next = from; from < text.length; from = next) {
    const end = lineEnd(text, from);
    next = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    const line = text.slice(from, end);
    const mark = /^ {0,3}[`~]/.test(line) ? fenceOf(line) : null;
    if (fence !== null) {
      if (mark?.startsWith(fence) === true) fence = null;
      continue;
    }
    if (mark !== null) {
      fence = mark;
      block = newBlock();
      if (++blocks > limits.blocks) return tooMuch(locator, from, ...manyBlocks(blocks));
      continue;
    }
    const { depth, markers, content } = nesting.enter(line);
    const words = content === 0 ? line : line.slice(content);
    const isBlank = !/\S/.test(words);
    if (!isBlank) blocks += depth;
    if (markers > 0 || (block.isNew && !isBlank)) blocks++;
    if (isBlank && markers === 0) {
      if (!block.isNew) block = newBlock();
      continue;
    }
    if (isBlank) block = newBlock();
    // A new item, heading or row has its own text, but stands in the same table or list.
    else if (markers > 0 || /^\s*[#|]/.test(words)) {
      if (markers === 0 && !block.isNew) blocks++;
      const { cells, width, lazy } = block;
      block = newBlock(cells, width, lazy);
    }
    block.isNew = isBlank;
    block.length += words.length;
    if (/[[|`*_~<]/.test(words)) {
      block.brackets += occurrences(words, '[');
      const bars = occurrences(words, '|');
      if (bars > block.width && /^[ \t|:-]+$/.test(words)) block.width = bars;
      block.cells += Math.max(bars, block.width);
      if (words.includes('`')) {
        block.ticks ??= new Set();
        for (const run of words.match(/`+/g) ?? []) block.ticks.add(run.length);
      }
      if (/[*_~]/.test(words)) {
        block.spanCost ??= createSpanCost(limits.spans);
        block.spans = block.spanCost.add(words);
      }
      tags = Math.max(0, tags + openTags(words));
    } else block.cells += block.width;
    if ((markers === 0 && depth > 0) || /^ {0,3}(?:=+|-+)\s*$/.test(line)) block.lazy++;
    const found = excessOf(block, depth, tags, blocks);
    if (found !== null) return tooMuch(locator, from, ...found);
  }
  return null;
}

/** The backticks or tildes that open a block of code, or null. */
const fenceOf = (line: string): string | null =>
  /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? null;

interface Block {
  brackets: number;
  cells: number;
  /** `|` in the line that makes a table of it: each row is filled up to as many cells. */
  width: number;
  lazy: number;
  length: number;
  /** No line of it was seen. */
  isNew: boolean;
  /** Lengths of its runs of backticks. */
  ticks: Set<number> | null;
  /** Steps so far, and what counts them from its first mark on. */
  spans: number;
  spanCost: ReturnType<typeof createSpanCost> | null;
}

const newBlock = (cells = 0, width = 0, lazy = 0): Block => ({
  brackets: 0,
  cells,
  width,
  lazy,
  length: 0,
  isNew: true,
  ticks: null,
  spans: 0,
  spanCost: null,
});

function excessOf(
  { brackets, cells, lazy, spans, ticks, length }: Block,
  depth: number,
  tags: number,
  blocks: number,
): [unexpected: string, expected: string] | null {
  if (depth > limits.depth)
    return [`nesting of ${depth} quotes and lists`, `at most ${limits.depth}`];
  if (tags > limits.tags) return [`nesting of ${tags} HTML tags`, `at most ${limits.tags}`];
  if (brackets > limits.brackets) {
    return [`block with ${brackets} opening brackets`, `at most ${limits.brackets}`];
  }
  if (cells > limits.cells) return [`table with ${cells} cells`, `at most ${limits.cells}`];
  if (lazy > limits.lazy)
    return [`block of ${lazy} lines without a mark`, `at most ${limits.lazy}`];
  if (blocks > limits.blocks) return manyBlocks(blocks);
  if ((ticks?.size ?? 0) * length > limits.ticks)
    return ['tangle of backticks', 'code spans that close'];
  if (spans > limits.spans) return ['tangle of emphasis marks', 'marks that open and close'];
  return null;
}

const manyBlocks = (blocks: number): [unexpected: string, expected: string] => [
  `text of ${blocks} paragraphs, items and rows`,
  `at most ${limits.blocks}`,
];

function tooMuch(locator: Locator, at: number, unexpected: string, expected: string): Problem {
  const note = 'Such text would take the parser minutes or all its memory. The body was not read.';
  return problem('markdown-too-deep', { place: locator.place(at, at), unexpected, expected, note });
}

/** A mark of a quote, an item or a footnote, with the blanks before it. */
const markForm = /[ \t]*(?:(>)|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|(\[\^[^\s\]]{1,999}\]:))/y;

/** How many quotes and lists are open at each line, told by their marks and by indentation. */
function createNesting() {
  // Columns at which the contents of the open list items start.
  let open: number[] = [];
  let quotes = 0;
  let afterBlank = false;
  const enter = (line: string): { depth: number; markers: number; content: number } => {
    if (afterBlank) quotes = 0;
    let marked = 0;
    let markers = 0;
    let content = 0;
    if (/^[ \t]*[>+*\d[-]/.test(line)) {
      markForm.lastIndex = 0;
      for (let match = markForm.exec(line); match !== null; match = markForm.exec(line)) {
        const end = markForm.lastIndex;
        const indent = end - match[0].trimStart().length;
        if (markers === 0) open = open.filter((column) => column <= indent);
        if (match[1] !== undefined) marked++;
        else open.push(match[2] === undefined ? end + 1 : indent + 4);
        markers++;
        content = end;
      }
    }
    const isBlank = !/\S/.test(line);
    // Text at the margin belongs to the list only while no blank line stands between.
    if (markers === 0 && !isBlank && afterBlank && /^\S/.test(line)) open = [];
    afterBlank = isBlank;
    if (markers > 0) quotes = marked;
    return { depth: quotes + open.length, markers, content };
  };
  return { enter };
}

/** Tags opened on a line less those closed; elements that are empty or close by themselves don't count. */
function openTags(line: string): number {
  let count = 0;
  if (!line.includes('<')) return 0;
  for (const [, slash, name = ''] of line.matchAll(
    /<(\/?)([a-z][a-z0-9-]{0,20})\b(?![^<>]{0,200}\/>)/gi,
  )) {
    if (!flat.has(name.toLowerCase())) count += slash === '/' ? -1 : 1;
  }
  return count;
}

const flat = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd tr td th option http https mailto'.split(
    ' ',
  ),
);

function lineEnd(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || code === 13) return index;
  }
  return text.length;
}

function occurrences(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++;
  return count;
}
