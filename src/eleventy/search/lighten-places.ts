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
  for (const place of places) {
    for (const size of groupsOf(place)) sizes[size] = (sizes[size] ?? 0) + 1;
  }
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

/** How many places each group of a page has. */
function groupsOf({ from, start }: Place): number[] {
  const sizes: number[] = [];
  let size = 0;
  const reader = new CborReader(from);
  reader.at = start;
  for (let left = reader.head(); left > 0; left--) {
    if (reader.kind() !== kinds.negative) size++;
    else if (size > 0) {
      sizes.push(size);
      size = 0;
    }
    reader.head();
  }
  return size > 0 ? [...sizes, size] : sizes;
}

/** Writes the places in the text, of every group the first ones. A negative number says what the next ones weigh. */
function writeFirst(writer: CborWriter, { from, start }: Place, inGroup: number): void {
  const reader = new CborReader(from);
  reader.at = start;
  const kept: [isWeight: boolean, number: number][] = [];
  let size = 0;
  for (let left = reader.head(); left > 0; left--) {
    const isWeight = reader.kind() === kinds.negative;
    const number = reader.head();
    size = isWeight ? 0 : size + 1;
    if (size <= inGroup) kept.push([isWeight, number]);
  }
  writer.head(kinds.array, kept.length);
  for (const [isWeight, number] of kept) {
    writer.head(isWeight ? kinds.negative : kinds.number, number);
  }
}
