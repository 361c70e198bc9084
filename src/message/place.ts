/** A point in a file: line and column count from 1, column and offset in UTF-16 code units. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/**
 * A stretch of a file, from the first character to just behind the last.
 * The same shape as a unist `Position`, with offsets always known.
 */
export interface Place {
  readonly start: Point;
  readonly end: Point;
}

/** Turns offsets of one text into places; made once a file. */
export interface Locator {
  readonly point: (offset: number) => Point;
  readonly place: (start: number, end: number) => Place;
}

/**
 * Indexes the line starts of `text` and answers in O(log lines).
 * Lines end at LF, CRLF or CR, as in CommonMark. Offsets beyond the text are clamped to it.
 */
export function createLocator(text: string): Locator {
  const starts = lineStarts(text);
  const point = (offset: number): Point => {
    const at = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1, offset: at };
  };
  return { point, place: (start, end) => ({ start: point(start), end: point(end) }) };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const breaks = text.includes('\r') ? /\r\n?|\n/g : /\n/g;
  while (breaks.test(text)) starts.push(breaks.lastIndex);
  return starts;
}

/** The place of a unist node that a parser made: such nodes always have a position with offsets. */
export function placeOf(node: {
  position?: { start: PositionPoint; end: PositionPoint } | undefined;
}): Place {
  const { position } = node;
  if (position === undefined) throw new Error('Expected a node with a position');
  return { start: toPoint(position.start), end: toPoint(position.end) };
}

interface PositionPoint {
  line: number;
  column: number;
  offset?: number | undefined;
}

function toPoint({ line, column, offset }: PositionPoint): Point {
  if (offset === undefined) throw new Error('Expected a position with offsets');
  return { line, column, offset };
}
