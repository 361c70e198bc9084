import type { Edit } from '../../src/message/message.ts';

/** A text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.place.start.offset - a.place.start.offset)
    .reduce(
      (result, { place, text: by }) =>
        result.slice(0, place.start.offset) + by + result.slice(place.end.offset),
      text,
    );
}
