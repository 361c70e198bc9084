import type { HeadingMatcher } from '../../postmortem/sections/match-heading.ts';
import type { SectionKind } from '../../postmortem/types.ts';
import { findFenced, isBlank } from '../lines.ts';
import type { Block } from './blocks.ts';
import { findCode } from './find-code.ts';
import { findHeading, isDayLine, kindOfTitle } from './find-headings.ts';
import { findItemLabels, findNumberedLabels, sectionLabel } from './find-labels.ts';
import { countLostItems, isStamped, listSections, readMark } from './find-lists.ts';
import { findTables } from './find-tables.ts';
import { isContinuation } from './words.ts';

/** What each line of a text without marks is. `title` is the index of the line that is its title. */
export function classifyLines(
  lines: readonly string[],
  title: number | null,
  match: HeadingMatcher,
): readonly Block[] {
  const fenced = findFenced(lines);
  const code = findCode(lines, fenced);
  const tables = findTables(lines, fenced);
  const numbered = findNumberedLabels(lines);
  const itemLabels = findItemLabels(lines, match);
  const spaced = isSpaced(lines);
  const blocks: Block[] = [];
  /** The section that the line stands in, the line that named it, and the depth of headings below it. */
  let section: {
    readonly kind: SectionKind | null;
    readonly line: number;
    holdsHeadings: boolean;
  } = {
    kind: null,
    line: -1,
    holdsHeadings: false,
  };
  /** The ways in which the items of the open list are written, outermost first. */
  let open: readonly string[] = [];

  const readHeading = (index: number): Block | null => {
    const heading = findHeading(
      {
        line: lines[index] ?? '',
        before: lines[index - 1],
        after: lines[index + 1],
        previous: nearest(lines.slice(Math.max(0, index - reach), index).reverse()),
        next: nearest(lines.slice(index + 1, index + 1 + reach)),
        afterBlock:
          open.length > 0 || blocks.findLast(({ kind }) => kind !== 'blank')?.kind === 'row',
        section: section.kind,
        below: index - section.line,
        spaced,
      },
      match,
    );
    if (heading === null) return null;
    // A heading straight under another stands below it, and so do those that follow; a day always does.
    let above = index - 1;
    while (above > 0 && isBlank(lines[above])) above--;
    const isFirst = section.line === above;
    const isBelow =
      heading.kind === null &&
      section.kind !== null &&
      (heading.isDay || isFirst || section.holdsHeadings);
    if (isBelow) section.holdsHeadings = true;
    else section = { kind: heading.kind, line: index, holdsHeadings: false };
    return { kind: 'heading', depth: isBelow ? 3 : 2 };
  };

  const readItem = (index: number): Block | null => {
    const mark = readMark(lines[index] ?? '', open);
    if (mark === null) return null;
    open = [...open.slice(0, mark.depth), mark.key];
    return { kind: 'item', mark, label: itemLabels.get(index) ?? 0 };
  };

  const readMore = (index: number): Block | null => {
    const line = lines[index] ?? '';
    if (open.length === 0 || isBlank(lines[index - 1])) return null;
    return isContinuation(line) || /^\s{2,}/.test(line)
      ? { kind: 'more', depth: open.length - 1 }
      : null;
  };

  const readLost = (index: number): readonly Block[] => {
    const isOther = (at: number): boolean => {
      const line = lines[at] ?? '';
      if (tables.has(at) || readMark(line, []) !== null) return true;
      return isDayLine(line) || kindOfTitle(line, match) !== null;
    };
    const count = countLostItems({ lines, section: section.kind, spaced, isOther }, index);
    const isList = listSections.has(section.kind);
    const run = lines.slice(index, index + count);
    const isChronology = run.some(isStamped);
    return run.map((line): Block => {
      if (isBlank(line)) return { kind: 'blank' };
      if (isChronology && !isList && !isStamped(line)) return { kind: 'more', depth: 0 };
      return { kind: 'item', mark: { depth: 0, marker: '-', text: line.trim() }, label: 0 };
    });
  };

  const readLine = (index: number): readonly Block[] => {
    const line = lines[index] ?? '';
    if (isBlank(line)) return [{ kind: 'blank' }];
    const region = code.find(({ from, to }) => index >= from && index < to);
    const row = tables.get(index);
    const isKept = fenced[index] || /^\s*\|.*\|\s*$/.test(line);
    if (isKept || region !== undefined || row !== undefined || index === title) open = [];
    if (isKept) return [{ kind: 'kept' }];
    if (region !== undefined) {
      const { from, to, language } = region;
      return [{ kind: 'code', open: index === from ? language : null, close: index === to - 1 }];
    }
    if (row !== undefined) return [{ kind: 'row', ...row }];
    if (index === title) return [{ kind: 'heading', depth: 1 }];
    const heading = readHeading(index);
    if (heading !== null) {
      open = [];
      return [heading];
    }
    const item = readItem(index) ?? readMore(index);
    if (item !== null) return [item];
    open = [];
    const lost = readLost(index);
    if (lost.length > 0) return lost;
    const length = numbered.get(index) ?? sectionLabel(line, match);
    return [length === undefined ? { kind: 'text' } : { kind: 'label', length }];
  };

  while (blocks.length < lines.length) blocks.push(...readLine(blocks.length));
  return blocks;
}

/** How far the nearest line with text is looked for. */
const reach = 12;

const nearest = (lines: readonly string[]): string | undefined =>
  lines.find((line) => !isBlank(line));

/** Whether blank lines stand between the blocks of a text, or next to none do. */
function isSpaced(lines: readonly string[]): boolean {
  const blank = lines.filter(isBlank).length;
  return blank * 6 >= lines.length - blank;
}
