import { CborReader, CborWriter, kinds } from './cbor-bytes.ts';
import { lighten } from './lighten-places.ts';
import { type Numbers, type Place, readPlaces, writePlaces } from './places.ts';

/** The words of a part of the pages, and what their pages and fields are in the whole. */
export interface WordSource extends Numbers {
  /** Pieces of the part's words in order, as CBOR: `[[[word, places, [[form, places], …]], …]]`. */
  readonly pieces: readonly (() => Uint8Array)[];
}

/** A piece of the words of all pages: CBOR as in a source. */
export interface Piece {
  /** The first and the last word. */
  readonly first: string;
  readonly last: string;
  readonly data: Uint8Array;
  /** The same with every place of each word; null where `data` has them. */
  readonly whole: Uint8Array | null;
}

export interface PieceSizes {
  /** In bytes. A piece of this size ends with the last word that begins with the same three letters. */
  readonly enough: number;
  /** A piece of this size ends in any case. */
  readonly most: number;
  /** Places of one word. Of a word that has more the rest is only in `whole`. */
  readonly places: number;
}

/**
 * A reader's search loads the piece that a word is in, so pieces are smaller than those of Pagefind (some 60
 * kB); what begins like the word is only found in the same one, so they end between words that begin otherwise.
 * A word of ten thousand pages has a hundred thousand places or more, packed some 120 kB; one on a page is 25 kB.
 */
const pieceSizes: PieceSizes = { enough: 12_000, most: 60_000, places: 12_000 };

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
  const wholeWriter = new CborWriter();
  let count = 0;
  let isLight = false;
  let first = '';
  let last = '';
  const end = (): Piece => {
    const whole = takePiece(wholeWriter, count);
    const piece = { first, last, data: takePiece(writer, count), whole: isLight ? whole : null };
    count = 0;
    isLight = false;
    return piece;
  };
  for (const entry of inOrder(sources)) {
    const word = entry.word.toString();
    const light = lightWord(entry, sizes.places);
    // A word with so many places has a piece to itself, if what begins much like it allows.
    const letters = light !== null || isLight ? 5 : 3;
    const mayEnd =
      (writer.length >= sizes.enough || light !== null) &&
      word.slice(0, letters) !== last.slice(0, letters);
    if (count > 0 && (writer.length >= sizes.most || mayEnd)) {
      yield end();
    }
    if (count === 0) first = word;
    last = word;
    count++;
    isLight ||= light !== null;
    const start = wholeWriter.length;
    writeWord(wholeWriter, entry);
    if (light === null) writer.append(wholeWriter, start);
    else writeWord(writer, light);
  }
  if (count > 0) yield end();
}

/** Takes the words that were written as a piece. */
function takePiece(writer: CborWriter, words: number): Uint8Array {
  const body = writer.take();
  writer.head(kinds.array, 1);
  writer.head(kinds.array, words);
  return Buffer.concat([writer.take(), body]);
}

/** A word with fewer places, as a first search loads it; null: it has few. */
function lightWord({ word, places, forms }: Word, most: number): Word | null {
  const light = lighten(places, most);
  const lightForms = forms.map(([form, ofForm]) => [form, lighten(ofForm, most)] as const);
  if (light === null && lightForms.every(([, ofForm]) => ofForm === null)) return null;
  return {
    word,
    places: light ?? places,
    forms: lightForms.map(([form, ofForm], index) => [form, ofForm ?? forms[index]?.[1] ?? []]),
  };
}

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
