import type { Position, Range } from 'vscode-languageserver-types';
import type { Place, Point } from '../message/place.ts';

// The protocol counts lines and UTF-16 units from 0, as `Place` does from 1, and both end lines at
// LF, CRLF or CR. An editor that keeps a byte-order mark counts it in the first line; posts never do.

/** A text as an editor holds it: what posts are read from, and whether a mark stands before it. */
export interface EditorText {
  readonly text: string;
  readonly hasMark: boolean;
}

export function readEditorText(text: string): EditorText {
  const hasMark = text.startsWith('\uFEFF');
  return { text: hasMark ? text.slice(1) : text, hasMark };
}

/** A place as a range of the protocol; `null`, the post as a whole, is its first line's start. */
export function toRange(place: Place | null, hasMark = false): Range {
  if (place === null) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return { start: toPosition(place.start, hasMark), end: toPosition(place.end, hasMark) };
}

function toPosition({ line, column }: Point, hasMark: boolean): Position {
  return { line: line - 1, character: column - 1 + (hasMark && line === 1 ? 1 : 0) };
}

/** The offset in `text` that a position stands for; one outside is taken to the nearest character. */
export function toOffset({ text, hasMark }: EditorText, { line, character }: Position): number {
  let start = 0;
  const breaks = /\r\n?|\n/g;
  for (let left = line; left > 0; left--) {
    if (!breaks.test(text)) return text.length;
    start = breaks.lastIndex;
  }
  const length = text.slice(start).search(/\r|\n|$/);
  const column = character - (hasMark && line === 0 ? 1 : 0);
  return start + Math.max(0, Math.min(column, length));
}

/** Whether an offset stands in a place or at one of its ends. */
export function touches(place: Place, offset: number): boolean {
  return place.start.offset <= offset && offset <= place.end.offset;
}
