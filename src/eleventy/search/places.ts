import { CborReader, type CborWriter, kinds } from './cbor-bytes.ts';

/** Where a word stands on a page: the page's number, and the places as they are, in the text and in fields. */
export interface Place {
  readonly page: number;
  readonly from: Uint8Array;
  readonly start: number;
  readonly middle: number;
  readonly end: number;
  readonly fields: readonly number[] | null;
}

/** What the pages and fields of a part are in the whole. */
export interface Numbers {
  /** For each page of the part its number in the whole, or -1 where it isn't to be found any more. */
  readonly pages: Int32Array;
  /** For each field of the part its number in the whole; null where they are the same. */
  readonly fields: readonly number[] | null;
}

/** Reads where a word of a part stands, and leaves the reader behind it. */
export function readPlaces(reader: CborReader, { pages, fields }: Numbers): Place[] {
  const places: Place[] = [];
  let local = 0;
  for (let count = reader.head(); count > 0; count--) {
    reader.head();
    local += reader.head();
    const start = reader.at;
    reader.skip();
    const middle = reader.at;
    reader.skip();
    const page = pages[local] ?? -1;
    if (page >= 0) places.push({ page, from: reader.bytes, start, middle, end: reader.at, fields });
  }
  return places;
}

/** Pages are in order, and each is written as its distance from the one before. */
export function writePlaces(writer: CborWriter, places: Place[]): void {
  writer.head(kinds.array, places.length);
  let before = 0;
  for (const { page, from, start, middle, end, fields } of places.sort((a, b) => a.page - b.page)) {
    writer.head(kinds.array, 3);
    writer.head(kinds.number, page - before);
    before = page;
    if (fields === null) {
      writer.copy(from, start, end);
      continue;
    }
    writer.copy(from, start, middle);
    writeFields(writer, from, middle, fields);
  }
}

/** Among places in fields a negative number tells of which field the next ones are. */
function writeFields(
  writer: CborWriter,
  from: Uint8Array,
  start: number,
  fields: readonly number[],
): void {
  const reader = new CborReader(from);
  reader.at = start;
  const count = reader.head();
  writer.head(kinds.array, count);
  for (let index = 0; index < count; index++) {
    const isField = reader.kind() === kinds.negative;
    const number = reader.head();
    if (isField) writer.head(kinds.negative, fields[number] ?? number);
    else writer.head(kinds.number, number);
  }
}
