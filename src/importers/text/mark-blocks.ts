import type { HeadingMatcher } from '../../postmortem/sections/match-heading.ts';
import type { SectionKind } from '../../postmortem/types.ts';
import { findFenced, isBlank } from '../lines.ts';
import { type NumberedLine, newLine } from '../numbered.ts';
import type { Change } from '../types.ts';
import { escapeText } from './escape-text.ts';
import { findCode } from './find-code.ts';
import { findHeading, kindOfTitle, listSections } from './find-headings.ts';
import { areItems, type ItemMark, isStamped, readMark } from './find-lists.ts';
import { isContinuation, isSentence } from './words.ts';

/** Lines with the marks of Markdown. */
export interface Marked {
  readonly lines: readonly NumberedLine[];
  readonly changes: readonly Change[];
  /** Lines that were only marks, such as the row under a heading. */
  readonly dropped: readonly NumberedLine[];
}

/** What a line is: the blocks of Markdown, `text` for the rest. */
type Block =
  | { readonly kind: 'heading'; readonly depth: number }
  | { readonly kind: 'item'; readonly mark: ItemMark }
  | { readonly kind: 'more'; readonly depth: number }
  | { readonly kind: 'code'; readonly open: string | null; readonly close: boolean }
  | { readonly kind: 'label'; readonly length: number }
  | { readonly kind: 'blank' | 'kept' | 'text' };

/** Marks the title, headings, labels, lists and code of a text that has no marks. */
export function markBlocks(
  lines: readonly NumberedLine[],
  title: number | null,
  match: HeadingMatcher,
): Marked {
  const blocks = classify(lines, title, match);
  return write(lines, blocks);
}

function classify(
  lines: readonly NumberedLine[],
  title: number | null,
  match: HeadingMatcher,
): readonly Block[] {
  const texts = lines.map(({ text }) => text);
  const fenced = findFenced(texts);
  const blocks: Block[] = [];
  const code = findCode(lines, fenced);
  const spaced = isSpaced(texts);
  const numbered = findNumberedLabels(texts);
  let section: SectionKind | null = null;
  let sectionLine = -1;
  let open: string[] = [];
  const textAfter = (index: number): string | undefined =>
    texts.slice(index + 1, index + 12).find((one) => !isBlank(one));
  const textBefore = (index: number): string | undefined =>
    texts.slice(Math.max(0, index - 12), index).findLast((one) => !isBlank(one));
  for (let index = 0; index < texts.length; index++) {
    const line = texts[index] ?? '';
    const region = code.find(({ from, to }) => index >= from && index < to);
    if (isBlank(line)) {
      blocks.push({ kind: 'blank' });
      continue;
    }
    if (fenced[index] || /^\s*\|.*\|\s*$/.test(line)) {
      blocks.push({ kind: 'kept' });
      open = [];
      continue;
    }
    if (region !== undefined) {
      blocks.push({
        kind: 'code',
        open: index === region.from ? region.language : null,
        close: index === region.to - 1,
      });
      open = [];
      continue;
    }
    if (index === title) {
      blocks.push({ kind: 'heading', depth: 1 });
      continue;
    }
    const context = {
      line,
      before: texts[index - 1],
      after: texts[index + 1],
      previous: textBefore(index),
      next: textAfter(index),
      section,
      spaced,
    };
    const heading = findHeading(context, match);
    if (heading !== null) {
      // A heading straight under another stands below it; a day always does.
      const isUnder =
        heading.kind === null &&
        section !== null &&
        (heading.isDay ||
          sectionLine === lastFilled(texts, index) ||
          hasChild(blocks, sectionLine));
      blocks.push({ kind: 'heading', depth: isUnder ? 3 : 2 });
      if (heading.kind !== null || !isUnder) {
        section = heading.kind;
        sectionLine = index;
      }
      open = [];
      continue;
    }
    const mark = readMark(line, open);
    if (mark !== null) {
      open = [...open.slice(0, mark.depth), mark.key];
      blocks.push({ kind: 'item', mark });
      continue;
    }
    const depth = open.length - 1;
    if (
      depth >= 0 &&
      !isBlank(texts[index - 1]) &&
      (isContinuation(line) || /^\s{2,}/.test(line))
    ) {
      blocks.push({ kind: 'more', depth });
      continue;
    }
    open = [];
    const run = lostItems(texts, index, section, spaced, (one) => kindOfTitle(one, match) !== null);
    if (run > 0) {
      for (const end = index + run; index < end; index++) {
        const text = texts[index] ?? '';
        if (isBlank(text)) blocks.push({ kind: 'blank' });
        else if (section === 'timeline' && !isStamped(text) && !listSections.has(section))
          blocks.push({ kind: 'more', depth: 0 });
        else
          blocks.push({
            kind: 'item',
            mark: { depth: 0, marker: '-', text: text.trim().replaceAll('\t', ' ') },
          });
      }
      index--;
      continue;
    }
    const label = numbered.get(index) ?? sectionLabel(line, match);
    blocks.push(label === undefined ? { kind: 'text' } : { kind: 'label', length: label });
  }
  return blocks;
}

const lastFilled = (texts: readonly string[], index: number): number =>
  texts.findLastIndex((text, at) => at < index && !isBlank(text));

const hasChild = (blocks: readonly Block[], from: number): boolean =>
  from >= 0 &&
  blocks.slice(from + 1).some((block) => block.kind === 'heading' && block.depth === 3);

/** Whether blank lines stand between the blocks of a text, or next to none do. */
function isSpaced(texts: readonly string[]): boolean {
  const blank = texts.filter(isBlank).length;
  return blank * 6 >= texts.length - blank;
}

/** Lines such as `Problem 1: …`, `Problem 2: …`, with the length of their labels. */
function findNumberedLabels(texts: readonly string[]): ReadonlyMap<number, number> {
  const byWord = new Map<
    string,
    { readonly index: number; readonly length: number; readonly number: string }[]
  >();
  texts.forEach((text, index) => {
    const label = /^\s{0,3}(\p{Lu}[\p{L} ]{2,30}?) #?(\d{1,2}):(?=\s)/u.exec(text);
    if (label === null) return;
    const found = { index, length: label[0].length, number: label[2] ?? '' };
    const known = byWord.get(label[1] ?? '');
    if (known === undefined) byWord.set(label[1] ?? '', [found]);
    else known.push(found);
  });
  const repeated = [...byWord.values()].filter(
    (group) => new Set(group.map(({ number }) => number)).size > 1,
  );
  return new Map(repeated.flat().map(({ index, length }) => [index, length]));
}

/** The length of a label that names a section: `Root cause: a full disk`. */
function sectionLabel(line: string, match: HeadingMatcher): number | undefined {
  const label = /^(\p{Lu}[\p{L} '’-]{2,40}):(?=\s+\S)/u.exec(line);
  if (label === null) return undefined;
  const [part] = match(label[1] ?? '');
  const isSection = part?.some(({ exact, condition }) => exact && condition === null) === true;
  return isSection ? label[0].length : undefined;
}

/** How many lines from `from` are items that lost their markers; 0: none. */
function lostItems(
  texts: readonly string[],
  from: number,
  section: SectionKind | null,
  spaced: boolean,
  isSection: (line: string) => boolean,
): number {
  const end = endOfRun(texts, from, isSection);
  const run = texts.slice(from, end);
  const filled = run.filter((text) => !isBlank(text));
  const stamped = filled.filter(isStamped).length;
  if (
    stamped >= 2 &&
    isStamped(filled[0] ?? '') &&
    (stamped * 2 >= filled.length || section === 'timeline')
  )
    return stampedRun(texts, from, end);
  if (!listSections.has(section)) return 0;
  const isTight = run.length === filled.length;
  return areItems(filled) && (isTight || spaced) ? run.length : 0;
}

/** Up to where lines stand in one block, or each in a block of its own. */
function endOfRun(
  texts: readonly string[],
  from: number,
  isSection: (line: string) => boolean,
): number {
  const step = isBlank(texts[from + 1]) ? 2 : 1;
  let end = from + 1;
  for (let index = from + step; index < texts.length; index += step) {
    const text = texts[index] ?? '';
    const isAlone = step === 1 || isBlank(texts[index + 1]);
    if (isBlank(text) || !isAlone || isSection(text) || readMark(text, []) !== null) break;
    end = index + 1;
  }
  return end;
}

/** Stamped lines, each with the lines that go on with it. */
function stampedRun(texts: readonly string[], from: number, end: number): number {
  let last = from;
  for (let index = from; index < end; index++) {
    const text = texts[index] ?? '';
    if (isBlank(text)) continue;
    // Prose behind a chronology is no part of its last entry.
    if (!isStamped(text) && index - last > 3) break;
    if (isStamped(text)) last = index;
  }
  const after = texts.slice(last + 1, end).findIndex((text) => isBlank(text) || isSentence(text));
  return (
    (after === -1 ? end : last + 1 + Math.max(after, isStampOnly(texts[last] ?? '') ? 1 : 0)) - from
  );
}

const isStampOnly = (text: string): boolean => !/\p{L}{4}/u.test(text);

function write(lines: readonly NumberedLine[], blocks: readonly Block[]): Marked {
  const out: NumberedLine[] = [];
  const changes: Change[] = [];
  const dropped: NumberedLine[] = [];
  const gap = (): void => {
    if (out.length > 0 && !isBlank(out.at(-1)?.text)) out.push(newLine());
  };
  let markers = 0;
  lines.forEach((line, index) => {
    const block = blocks[index];
    const previous = blocks[index - 1]?.kind;
    const { number } = line;
    const text = line.text;
    switch (block?.kind) {
      case 'blank':
        // One blank line separates blocks; items of one list stay together.
        if (!(isListLike(blocks[index - 1]) && isListLike(blocks[index + 1]))) gap();
        return;
      case 'heading': {
        gap();
        out.push({ text: `${'#'.repeat(block.depth)} ${escapeText(text.trim())}`, number });
        changes.push({
          line: number,
          text: `\`${text.trim()}\` became ${block.depth === 1 ? 'the title' : 'a heading'}`,
        });
        return;
      }
      case 'item': {
        if (
          !isListLike(blocks[index - 1]) &&
          !(previous === 'blank' && isListLike(blocks[index - 2]))
        )
          gap();
        const { depth, marker, text: words } = block.mark;
        const item = `${'   '.repeat(depth)}${marker} ${escapeText(words)}`;
        if (item !== text) markers++;
        out.push({ text: item, number });
        return;
      }
      case 'more':
        out.push({ text: `${'   '.repeat(block.depth + 1)}${escapeText(text.trim())}`, number });
        return;
      case 'code':
        if (block.open !== null) {
          gap();
          out.push(newLine(`\`\`\`${block.open}`));
          changes.push({
            line: number,
            text: `\`${text.trim().slice(0, 40)}\` and what follows became a block of code`,
          });
        }
        out.push(line);
        if (block.close) out.push(newLine('```'));
        return;
      case 'kept':
        if (previous !== 'kept') gap();
        out.push(line);
        return;
      case 'label': {
        gap();
        const head = text.slice(0, block.length).trim();
        out.push({
          text: `**${escapeText(head)}**${escapeText(text.slice(block.length))}`,
          number,
        });
        return;
      }
      default:
        writeText(out, line, previous, gap, dropped);
    }
  });
  if (markers > 0) changes.push({ line: null, text: `${markers} lines became items of lists` });
  return { lines: out, changes, dropped };
}

const isListLike = (block: Block | undefined): boolean =>
  block?.kind === 'item' || block?.kind === 'more';

/** Running text keeps its lines, without an indentation that would make it code. */
function writeText(
  out: NumberedLine[],
  line: NumberedLine,
  previous: Block['kind'] | undefined,
  gap: () => void,
  dropped: NumberedLine[],
): void {
  const text = line.text.trim();
  if (/^[-=*_]{3,}$/.test(text)) {
    if (/^#{1,6} /.test(out.at(-1)?.text ?? '')) dropped.push(line);
    else {
      gap();
      out.push({ ...line, text: '---' }, newLine());
    }
    return;
  }
  const last = out.at(-1);
  // A page that shows a link or a word of code in a line of its own tears its full stop off.
  if (previous === 'text' && last !== undefined && /^[).,;:!?]/.test(text)) {
    out[out.length - 1] = { ...last, text: `${last.text}${escapeText(text)}` };
    return;
  }
  if (previous !== undefined && previous !== 'text' && previous !== 'label' && previous !== 'blank')
    gap();
  out.push({ ...line, text: escapeText(text) });
}
