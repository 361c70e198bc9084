import { encode } from 'cborg';
import type { WriteFile } from '../write-files.ts';
import { addPieces } from './add-pieces.ts';
import { gatherFiles, inFolder, type MergedIndex } from './gather-files.ts';
import {
  type Entry,
  entryFile,
  filterFile,
  fragmentFile,
  type IndexOfLanguage,
  type IndexPart,
  languageOf,
  type Meta,
  metaFile,
  pieceFile,
  wholeOf,
} from './index-part.ts';
import { mergeFields } from './merge-fields.ts';
import { mergeFilters } from './merge-filters.ts';
import { mergeWords, type Piece, type PieceSizes } from './merge-words.ts';
import { type NumberedPages, numberPages } from './number-pages.ts';
import { unpack } from './pack.ts';

export interface MergeOptions {
  /** All pages that are to be found, by their place in the site, the newest first. */
  readonly order: readonly string[];
  /** Places of files of the index before. */
  readonly before?: ReadonlySet<string>;
  readonly sizes?: PieceSizes;
  /** Takes each file as soon as it is made: all of them together are 60 MB at ten thousand pages. */
  readonly write: WriteFile;
}

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
  const [example] = parts;
  if (example === undefined) throw new Error('Expected an index to make the search index of');
  const { program, entry } = example;
  const files = gatherFiles(before, write);
  for (const [place, file] of program) await files.take(place, file);

  const pages = numberPages(parts, order);
  for (const { name, page } of pages.named) {
    await files.take(inFolder(fragmentFile(name)), page.fragment);
  }
  const fields = mergeFields(parts, pages.numbers);
  const words = wordsOf(parts, pages, fields, sizes);
  const pieces = await addPieces(words, (data) => files.add(data, pieceFile));
  const filters: [string, string][] = [];
  for (const filter of mergeFilters(parts, pages.numbers)) {
    filters.push([filter[0], await files.add(encode(filter), filterFile)]);
  }

  const named = pages.named.map(({ name, page }): [string, number] => [name, page.words]);
  const language = languageOf(entry);
  const wasm = entry.languages[language]?.wasm ?? null;
  const enter = async (which: 'name' | 'whole'): Promise<IndexOfLanguage> => {
    const placed = pieces.map((piece): [string, string, string] => [
      piece.from,
      piece.to,
      piece[which],
    ]);
    const meta: Meta = [entry.version, named, placed, filters, [], fields];
    const hash = order.length === 0 ? '' : await files.add(encode(meta), metaFile);
    return { hash, wasm, page_count: order.length };
  };
  const languages: Record<string, IndexOfLanguage> = {};
  if (language !== '') languages[language] = await enter('name');
  if (pieces.some(({ name, whole }) => whole !== name)) {
    languages[wholeOf(language)] = await enter('whole');
  }
  const newEntry: Entry = { ...entry, languages };
  await files.make(inFolder(entryFile), Buffer.from(JSON.stringify(newEntry)));
  return { made: files.made, kept: files.kept };
}

function wordsOf(
  parts: readonly IndexPart[],
  { numbers }: NumberedPages,
  fields: readonly string[],
  sizes: PieceSizes | undefined,
): Iterable<Piece> {
  const sources = parts.map((part, index) => ({
    pieces: part.pieces.map((piece) => () => unpack(piece.read())),
    pages: numbers[index] ?? new Int32Array(),
    fields: sameNumbers(part.fields.map((name) => fields.indexOf(name))),
  }));
  return mergeWords(sources, sizes);
}

const sameNumbers = (numbers: readonly number[]): readonly number[] | null =>
  numbers.every((number, index) => number === index) ? null : numbers;
