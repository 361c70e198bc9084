import { CborReader, CborWriter, kinds } from './cbor-bytes.ts';
import type { Place } from './places.ts';

/**
 * Where a word stands, with `most` places in the text at most, or one on each page where there are more pages; null
 * where it has no more than that. Places come in groups by the weight of what they stand in (code, text, headings); of
 * every group those that go stand last.
 */
export function lighten(places: readonly Place[], most: number): Place[] | null {
  // A place takes a byte at least.
  const bytes = places.reduce((sum, { start, middle }) => sum + middle - start, 0);
  const inGroup = bytes <= most ? null : mostInGroup(places, most);
  if (inGroup === null) return null;
  const writer = new CborWriter();
  const written = places.map((place) => {
    const start = writer.length;
    writeFirst(writer, place, inGroup);
    const middle = writer.length;
    writer.copy(place.from, place.middle, place.end);
    return { ...place, start, middle, end: writer.length };
  });
  const from = writer.take();
  return written.map((place) => ({ ...place, from }));
}

/** How many places of a group may stay; null: all. */
function mostInGroup(places: readonly Place[], most: number): number | null {
  /** How many groups have so many places. */
  const sizes: number[] = [];
  for (const place of places) countGroups(place, sizes);
  let total = sizes.reduce((sum, groups, size) => sum + groups * size, 0);
  if (total <= most) return null;
  let larger = 0;
  let inGroup = sizes.length - 1;
  while (inGroup > 1 && total > most) {
    larger += sizes[inGroup] ?? 0;
    total -= larger;
    inGroup--;
  }
  return inGroup;
}

/** Adds the groups of a page to the counts of groups of each size. */
function countGroups({ from, start }: Place, sizes: number[]): void {
  const reader = new CborReader(from);
  reader.at = start;
  let size = 0;
  for (let left = reader.head(); left > 0; left--) {
    if (reader.kind() === kinds.negative) {
      sizes[size] = (sizes[size] ?? 0) + 1;
      size = 0;
    } else size++;
    reader.head();
  }
  sizes[size] = (sizes[size] ?? 0) + 1;
}

/** Writes the places in the text, of every group the first ones. A negative number says what the next ones weigh. */
function writeFirst(writer: CborWriter, { from, start }: Place, inGroup: number): void {
  const reader = new CborReader(from);
  reader.at = start;
  // Twice: how many stay is written before them, and lists of them would take longer than all the rest.
  let kept = 0;
  let size = 0;
  const count = reader.head();
  const first = reader.at;
  for (let left = count; left > 0; left--) {
    size = reader.kind() === kinds.negative ? 0 : size + 1;
    if (size <= inGroup) kept++;
    reader.head();
  }
  writer.head(kinds.array, kept);
  reader.at = first;
  size = 0;
  for (let left = count; left > 0; left--) {
    const isWeight = reader.kind() === kinds.negative;
    const number = reader.head();
    size = isWeight ? 0 : size + 1;
    if (size <= inGroup) writer.head(isWeight ? kinds.negative : kinds.number, number);
  }
}
