import { CborReader, CborWriter, kinds } from './cbor-bytes.ts';

/** The words of a part of the pages, and what their pages and fields are in the whole. */
export interface WordSource {
  /** Pieces of the part's words in order, as CBOR: `[[[word, places, [[form, places], …]], …]]`. */
  readonly pieces: readonly (() => Uint8Array)[];
  /** For each page of the part its number in the whole, or -1 where it isn't to be found any more. */
  readonly pages: Int32Array;
  /** For each field of the part its number in the whole; null where they are the same. */
  readonly fields: readonly number[] | null;
}

/** A piece of the words of all pages: CBOR as in a source. */
export interface Piece {
  /** The first and the last word. */
  readonly first: string;
  readonly last: string;
  readonly data: Uint8Array;
}

export interface PieceSizes {
  /** In bytes. A piece of this size ends with the last word that begins with the same three letters. */
  readonly enough: number;
  /** A piece of this size ends in any case. */
  readonly most: number;
}

/**
 * A reader's search loads the piece that a word is in, so pieces are smaller than those of Pagefind (some 60
 * kB); what begins like the word is only found in the same one, so they end between words that begin otherwise.
 */
const pieceSizes: PieceSizes = { enough: 12_000, most: 60_000 };

/** Where a word stands on a page: the page's number, and the places as they are, in the text and in fields. */
interface Place {
  readonly page: number;
  readonly from: Uint8Array;
  readonly start: number;
  readonly middle: number;
  readonly end: number;
  readonly fields: readonly number[] | null;
}

interface Word {
  /** UTF-8, by which Pagefind orders. */
  readonly word: Buffer;
  readonly places: Place[];
  /** The same for forms of the word that differ from it in accents. */
  readonly forms: readonly (readonly [form: Buffer, places: Place[]])[];
}

/** Puts the words of several parts together: the same whatever the parts, as long as their pages are. */
export function* mergeWords(
  sources: readonly WordSource[],
  sizes: PieceSizes = pieceSizes,
): Generator<Piece> {
  const writer = new CborWriter();
  let count = 0;
  let first = '';
  let last = '';
  const end = (): Piece => {
    const body = writer.take();
    writer.head(kinds.array, 1);
    writer.head(kinds.array, count);
    const head = writer.take();
    count = 0;
    return { first, last, data: Buffer.concat([head, body]) };
  };
  for (const entry of inOrder(sources)) {
    const word = entry.word.toString();
    if (
      writer.length >= sizes.most ||
      (writer.length >= sizes.enough && startOf(word) !== startOf(last))
    ) {
      yield end();
    }
    if (count === 0) first = word;
    last = word;
    count++;
    writeWord(writer, entry);
  }
  if (count > 0) yield end();
}

const startOf = (word: string): string => word.slice(0, 3);

function writeWord(writer: CborWriter, { word, places, forms }: Word): void {
  writer.head(kinds.array, 3);
  writer.text(word);
  writePlaces(writer, places);
  writer.head(kinds.array, forms.length);
  for (const [form, ofForm] of forms) {
    writer.head(kinds.array, 2);
    writer.text(form);
    writePlaces(writer, ofForm);
  }
}

/** Pages are in order, and each is written as its distance from the one before. */
function writePlaces(writer: CborWriter, places: Place[]): void {
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

/** The words of all sources in order, each once. */
function* inOrder(sources: readonly WordSource[]): Generator<Word> {
  const streams = sources.map(wordsOf);
  const heads = streams.map((stream) => stream.next());
  for (;;) {
    let least: Word | null = null;
    for (const { value } of heads) {
      if (value && (least === null || value.word.compare(least.word) < 0)) least = value;
    }
    if (least === null) return;
    const same: Word[] = [];
    for (const [index, { value }] of heads.entries()) {
      if (!value?.word.equals(least.word)) continue;
      same.push(value);
      heads[index] = streams[index]?.next() ?? { done: true, value: undefined };
    }
    const merged = same.length > 1 || least.forms.length > 1 ? mergeSame(least.word, same) : least;
    if (merged.places.length > 0 || merged.forms.length > 0) yield merged;
  }
}

/** Pagefind writes forms in no order. */
function mergeSame(word: Buffer, same: readonly Word[]): Word {
  const forms = new Map<string, [form: Buffer, places: Place[]]>();
  for (const [form, places] of same.flatMap((one) => one.forms)) {
    const known = forms.get(form.toString());
    if (known === undefined) forms.set(form.toString(), [form, places]);
    else known[1].push(...places);
  }
  return {
    word,
    places: same.flatMap(({ places }) => places),
    forms: [...forms.values()].sort(([a], [b]) => a.compare(b)),
  };
}

function* wordsOf(source: WordSource): Generator<Word, undefined> {
  for (const piece of source.pieces) {
    const reader = new CborReader(piece());
    reader.head();
    for (let words = reader.head(); words > 0; words--) {
      reader.head();
      const word = reader.text();
      const places = readPlaces(reader, source);
      const forms: [Buffer, Place[]][] = [];
      for (let count = reader.head(); count > 0; count--) {
        reader.head();
        const form = reader.text();
        const ofForm = readPlaces(reader, source);
        if (ofForm.length > 0) forms.push([form, ofForm]);
      }
      yield { word, places, forms };
    }
  }
}

function readPlaces(reader: CborReader, { pages, fields }: WordSource): Place[] {
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
