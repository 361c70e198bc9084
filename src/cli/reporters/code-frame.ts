import type { Place } from '../../message/place.ts';
import { cellsOf, printable } from '../text.ts';

/** A line of a file with what is meant underlined. */
export interface CodeFrame {
  readonly line: number;
  readonly code: string;
  /** As wide in cells as what stands in front of the mark. */
  readonly indent: string;
  readonly mark: string;
}

const tabWidth = 4;
/** Further than this to either side of the place nothing is looked at: a line may be a megabyte. */
const reach = 1000;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The line in which `place` starts, cut to `width` cells around it. Null where the place is not in
 * the text, which may have changed since. Of a place over several lines the first is shown.
 */
export function codeFrame(text: string, place: Place, width: number): CodeFrame | null {
  const { start, end } = place;
  if (start.offset > text.length) return null;
  const lineStart = start.offset - (start.column - 1);
  const lineEnd = endOfLine(text, start.offset);
  const left = wholeCharacter(text, Math.max(lineStart, start.offset - reach));
  const right = wholeCharacter(text, Math.min(lineEnd, start.offset + reach));
  const cells = toCells(text.slice(left, right), left);
  const first = cells.findIndex((cell) => cell.end > start.offset);
  const from = first === -1 ? cells.length : first;
  const behind = cells.findIndex((cell) => cell.start >= end.offset);
  const to = Math.max(from + 1, behind === -1 ? cells.length : behind);
  const view = window(cells, from, width, left > lineStart, right < lineEnd);
  const marked = cells.slice(from, Math.min(to, view.to));
  return {
    line: start.line,
    code: `${view.cutLeft ? '…' : ''}${textOf(cells.slice(view.from, view.to))}${view.cutRight ? '…' : ''}`,
    indent: ' '.repeat(widthOf(cells.slice(view.from, from)) + (view.cutLeft ? 1 : 0)),
    mark: '^'.repeat(Math.max(1, widthOf(marked))),
  };
}

interface Cell {
  readonly text: string;
  readonly width: number;
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
}

/** Characters as a reader counts them, tabs as blanks up to the next stop. */
function toCells(text: string, offset: number): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    const shown =
      segment === '\t' ? ' '.repeat(tabWidth - (column % tabWidth)) : printable(segment);
    const width = cellsOf(shown);
    cells.push({ text: shown, width, start: offset + index, end: offset + index + segment.length });
    column += width;
  }
  return cells;
}

/** The cells to show: all where they fit, else a third of the width in front of `from` and the rest behind. */
function window(
  cells: readonly Cell[],
  from: number,
  width: number,
  moreLeft: boolean,
  moreRight: boolean,
): { from: number; to: number; cutLeft: boolean; cutRight: boolean } {
  if (!moreLeft && !moreRight && widthOf(cells) <= width) {
    return { from: 0, to: cells.length, cutLeft: false, cutRight: false };
  }
  // A cell at either side is for the dots.
  let first = from;
  for (let room = Math.floor(width / 3); first > 0; first--) {
    room -= cells[first - 1]?.width ?? 0;
    if (room < 0) break;
  }
  let last = first;
  for (let room = width - 2; last < cells.length; last++) {
    room -= cells[last]?.width ?? 0;
    if (room < 0) break;
  }
  return {
    from: first,
    to: last,
    cutLeft: first > 0 || moreLeft,
    cutRight: last < cells.length || moreRight,
  };
}

const textOf = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join('');
const widthOf = (cells: readonly Cell[]): number =>
  cells.reduce((sum, { width }) => sum + width, 0);

function endOfLine(text: string, offset: number): number {
  const expression = /[\r\n]/g;
  expression.lastIndex = offset;
  return expression.exec(text)?.index ?? text.length;
}

/** The offset, one later where it would halve a character. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}
