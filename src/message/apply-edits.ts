import type { Edit } from './message.ts';

/**
 * A text after edits that don't overlap; every other character stays as it is. Two at one point
 * come out in the order given.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let cursor = 0;
  for (const { place, text: by } of sortEdits(edits)) {
    if (place.start.offset < cursor) throw new Error('Expected edits that do not overlap');
    pieces.push(text.slice(cursor, place.start.offset), by);
    cursor = place.end.offset;
  }
  return [...pieces, text.slice(cursor)].join('');
}

/** Whether two groups of edits change the same text, or insert at the same point. */
export function editsClash(a: readonly Edit[], b: readonly Edit[]): boolean {
  return a.some(({ place: one }) =>
    b.some(
      ({ place: other }) =>
        one.start.offset <= other.end.offset && other.start.offset <= one.end.offset,
    ),
  );
}

function sortEdits(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.place.start.offset - b.place.start.offset);
}
