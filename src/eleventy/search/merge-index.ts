import { encode } from 'cborg';
import { compareText } from '../../message/message.ts';
import type { WriteFile } from '../write-files.ts';
import {
  type Entry,
  entryFile,
  type Filter,
  filterFile,
  fragmentFile,
  type IndexedPage,
  type IndexFile,
  type IndexOfLanguage,
  type IndexPart,
  languageOf,
  type Meta,
  metaFile,
  pieceFile,
  readFields,
  searchFolder,
  wholeOf,
} from './index-part.ts';
import { mergeWords, type Piece, type PieceSizes } from './merge-words.ts';
import { nameOf, pack, unpack } from './pack.ts';

/** The files of an index by their place in the site. */
export interface MergedIndex {
  /** Those that were written. */
  readonly made: readonly string[];
  /** Those that are as they were, with their place in the site before. */
  readonly kept: ReadonlyMap<string, string>;
}

export interface MergeOptions {
  /** All pages that are to be found, by their place in the site, the newest first. */
  readonly order: readonly string[];
  /** Places of files of the index before. */
  readonly before?: ReadonlySet<string>;
  readonly sizes?: PieceSizes;
  /** Takes each file as soon as it is made: all of them together are 60 MB at ten thousand pages. */
  readonly write: WriteFile;
}

/** Letters of a name: enough that no two files of an index, or of one and the next, have the same. */
const nameLength = 8;

/**
 * Puts the indexes of parts of the pages together. Where several parts have a page the last one counts. The same
 * pages give the same bytes, whatever the parts were.
 *
 * What differs from the index that Pagefind makes of all pages at once: pages are numbered from the oldest and
 * their fragments named by the number, so that a reader needs no list to order them by; words are in smaller
 * pieces; values of filters have an order.
 */
export async function mergeIndex(
  parts: readonly IndexPart[],
  { order, before = new Set(), sizes, write }: MergeOptions,
): Promise<MergedIndex> {
  const made: string[] = [];
  const kept = new Map<string, string>();
  const make = async (place: string, content: Uint8Array): Promise<void> => {
    made.push(place);
    await write(place, content);
  };
  const put = async (place: string, file: IndexFile): Promise<void> => {
    if (file.before === null) await make(place, file.read());
    else kept.set(place, file.before);
  };
  const add = async (data: Uint8Array, toFile: (name: string) => string): Promise<string> => {
    const name = nameOf(data, nameLength);
    const place = inFolder(toFile(name));
    if (before.has(place)) kept.set(place, place);
    else await make(place, await pack(data));
    return name;
  };

  const { program, entry } = parts[0] ?? missing('an index');
  for (const [place, file] of program) await put(place, file);
  const pages = numberPages(parts, order);
  for (const [name, { fragment }] of pages.named) {
    await put(inFolder(fragmentFile(name)), fragment);
  }
  const fields = mergeFields(parts, pages.numbers);
  const words = mergeWords(
    parts.map((part, index) => ({
      pieces: part.pieces.map(
        ({ read }) =>
          () =>
            unpack(read()),
      ),
      pages: pages.numbers[index] ?? new Int32Array(),
      fields: sameNumbers(part.fields.map((name) => fields.indexOf(name))),
    })),
    sizes,
  );
  const pieces = await addPieces(words, (data) => add(data, pieceFile));
  const filters: [string, string][] = [];
  for (const filter of mergeFilters(parts, pages.numbers)) {
    filters.push([filter[0], await add(encode(filter), filterFile)]);
  }
  const ends = endsOf(pieces);
  const languages: Record<string, IndexOfLanguage> = {};
  const language = languageOf(entry);
  const enter = async (name: string, pieceNames: readonly string[]): Promise<void> => {
    const meta: Meta = [
      entry.version,
      pages.named.map(([fragment, { words }]) => [fragment, words]),
      ends.map(([from, to], index) => [from, to, pieceNames[index] ?? missing('a piece')]),
      filters,
      [],
      fields,
    ];
    const hash = order.length === 0 ? '' : await add(encode(meta), metaFile);
    const wasm = entry.languages[language]?.wasm ?? null;
    languages[name] = { hash, wasm, page_count: order.length };
  };
  const light = pieces.map(({ name }) => name);
  const whole = pieces.map((piece) => piece.whole ?? piece.name);
  if (language !== '') await enter(language, light);
  if (pieces.some((piece) => piece.whole !== null)) await enter(wholeOf(language), whole);
  const newEntry: Entry = { ...entry, languages };
  await make(inFolder(entryFile), Buffer.from(JSON.stringify(newEntry)));
  return { made, kept };
}

/** Pieces that are packed at the same time: some megabyte in memory. */
const piecesAtOnce = 16;

const inFolder = (file: string): string => `${searchFolder}/${file}`;

function missing(what: string): never {
  throw new Error(`Expected ${what} to make the search index of`);
}

/** A piece of words by the names of its files. */
interface NamedPiece extends Pick<Piece, 'first' | 'last'> {
  readonly name: string;
  readonly whole: string | null;
}

async function addPieces(
  words: Iterable<Piece>,
  add: (data: Uint8Array) => Promise<string>,
): Promise<NamedPiece[]> {
  const pieces: NamedPiece[] = [];
  for (const some of inGroups(words, piecesAtOnce)) {
    const added = some.map(async ({ first, last, data, whole }): Promise<NamedPiece> => {
      const name = await add(data);
      return { first, last, name, whole: whole && (await add(whole)) };
    });
    pieces.push(...(await Promise.all(added)));
  }
  return pieces;
}

interface NumberedPages {
  /** In the order of their numbers, with the names of their fragments. */
  readonly named: readonly (readonly [name: string, page: IndexedPage])[];
  /** For each part the numbers of its pages, -1 for those that another part has or nobody wants. */
  readonly numbers: readonly Int32Array[];
}

function numberPages(parts: readonly IndexPart[], order: readonly string[]): NumberedPages {
  const newest = new Map(parts.flatMap(({ pages }) => pages.map((page) => [page.file, page])));
  const oldestFirst = order.toReversed();
  const numbers = new Map(oldestFirst.map((file, number) => [file, number]));
  return {
    named: oldestFirst.map((file, number) => {
      const page = newest.get(file) ?? missing(`the page ${file}`);
      return [`${number.toString(36).padStart(3, '0')}${page.edition}`, page];
    }),
    numbers: parts.map(({ pages }) =>
      Int32Array.from(pages, (page) =>
        newest.get(page.file) === page ? (numbers.get(page.file) ?? -1) : -1,
      ),
    ),
  };
}

/** The fields that pages have. Of a part that lost pages it must be seen whether others have the same. */
function mergeFields(
  parts: readonly IndexPart[],
  numbers: readonly Int32Array[],
): readonly string[] {
  const isWhole = (index: number): boolean => numbers[index]?.includes(-1) === false;
  const fields = new Set(parts.flatMap((part, index) => (isWhole(index) ? part.fields : [])));
  for (const [index, part] of parts.entries()) {
    const open = new Set(part.fields.filter((name) => !fields.has(name)));
    for (const [number, page] of part.pages.entries()) {
      if (open.size === 0) break;
      if (numbers[index]?.[number] === -1) continue;
      for (const name of readFields(page)) if (open.delete(name)) fields.add(name);
    }
  }
  return [...fields].sort(compareText);
}

const sameNumbers = (numbers: readonly number[]): readonly number[] | null =>
  numbers.every((number, index) => number === index) ? null : numbers;

function mergeFilters(
  parts: readonly IndexPart[],
  numbers: readonly Int32Array[],
): readonly Filter[] {
  const filters = new Map<string, Map<string, number[]>>();
  for (const [index, part] of parts.entries()) {
    for (const [name, values] of part.filters) {
      for (const [value, ofPart] of values) {
        const pages = ofPart
          .map((page) => numbers[index]?.[page] ?? -1)
          .filter((page) => page >= 0);
        if (pages.length === 0) continue;
        const known = filters.get(name) ?? new Map<string, number[]>();
        filters.set(name, known.set(value, [...(known.get(value) ?? []), ...pages]));
      }
    }
  }
  return [...filters]
    .sort(byName)
    .map(([name, values]) => [
      name,
      [...values].sort(byName).map(([value, pages]) => [value, pages.sort((a, b) => a - b)]),
    ]);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  compareText(a, b);

/** Between which words each piece is, with no more letters of them than tell them from its neighbours. */
function endsOf(pieces: readonly NamedPiece[]): (readonly [from: string, to: string])[] {
  return pieces.map(({ first, last }, index) => {
    const before = pieces[index - 1]?.last;
    const after = pieces[index + 1]?.first;
    return [
      before === undefined ? first : startUnlike(first, before),
      after === undefined ? last : startUnlike(last, after),
    ];
  });
}

/** The shortest start of a word that another word does not begin with, or all of it. */
function startUnlike(word: string, other: string): string {
  const letters = [...word];
  const others = [...other];
  const same = letters.findIndex((letter, index) => letter !== others[index]);
  return same < 0 ? word : letters.slice(0, same + 1).join('');
}

function* inGroups<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let group: T[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
