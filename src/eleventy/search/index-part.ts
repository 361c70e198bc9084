import { decode } from 'cborg';
import { nameOf, unpack } from './pack.ts';

/** Folder of the search index in the site. */
export const searchFolder = 'pagefind';

/** The index of some pages, as Pagefind or an earlier build made it. */
export interface IndexPart {
  readonly entry: Entry;
  /** By number. */
  readonly pages: readonly IndexedPage[];
  /** Names of what pages tell besides their text (title, day, summary), in order. */
  readonly fields: readonly string[];
  readonly filters: readonly Filter[];
  /** The words in order, in pieces: see `WordSource`. */
  readonly pieces: readonly IndexFile[];
  /** What is the same in all indexes, by its place in the site. */
  readonly program: ReadonlyMap<string, IndexFile>;
}

export interface IndexedPage {
  /** Its place in the site. */
  readonly file: string;
  readonly words: number;
  /** Text and fields, for a list of hits. */
  readonly fragment: IndexFile;
  /** Tells this fragment from others of the same page. */
  readonly edition: string;
}

/** A file of an index, with its place in the site before, or null where it is new. */
export interface IndexFile {
  readonly read: () => Uint8Array;
  readonly before: string | null;
}

/** The values of one filter with the numbers of the pages that have them. */
export type Filter = readonly [
  name: string,
  values: readonly (readonly [value: string, pages: readonly number[]])[],
];

/** The file that a reader's search begins with. */
export interface Entry {
  readonly version: string;
  readonly languages: Readonly<Record<string, IndexOfLanguage>>;
}

/**
 * Where a word has more places than a first search loads, the index of the language leaves some out, and another one,
 * with the same pages and most of the same files, has them all. It stands in the entry as a language of its own. The
 * script of the search page asks for it to find phrases.
 */
export const wholeOf = (language: string): string => `${language}-x-whole`;

export interface IndexOfLanguage {
  readonly hash: string;
  /** Name of the program for the language; null: that for any. */
  readonly wasm: string | null;
  readonly page_count: number;
}

/** Source: `pagefind/src/index/index_metadata.rs` of https://github.com/CloudCannon/pagefind. */
export type Meta = readonly [
  version: string,
  pages: readonly (readonly [fragment: string, words: number])[],
  pieces: readonly (readonly [from: string, to: string, name: string])[],
  filters: readonly (readonly [filter: string, name: string])[],
  sorts: readonly unknown[],
  fields: readonly string[],
];

/**
 * Letters that tell editions of a page, so that a browser does not take one that it has kept for another. All
 * names are part of what a first search loads: a letter more is 8 kB at ten thousand pages.
 */
const editionLength = 2;

/**
 * Reads an index of `pages`, in the order of their numbers. `files` are all of its files, by their places in
 * the site.
 */
export function readIndex(
  files: ReadonlyMap<string, IndexFile>,
  pages: readonly string[],
): IndexPart {
  const open = (place: string): IndexFile => {
    const file = files.get(`${searchFolder}/${place}`);
    if (file === undefined) throw new Error(`Expected ${place} in the search index`);
    return file;
  };
  const entry = JSON.parse(Buffer.from(open(entryFile).read()).toString()) as Entry;
  const language = languageOf(entry);
  const ofLanguage = entry.languages[wholeOf(language)] ?? entry.languages[language];
  const program = new Map([...files].filter(([place]) => isProgram(place, ofLanguage?.wasm)));
  if (ofLanguage === undefined)
    return { entry, pages: [], fields: [], filters: [], pieces: [], program };
  const meta = decode(unpack(open(metaFile(ofLanguage.hash)).read())) as Meta;
  const [, pagesOf, pieces, filters, , fields] = meta;
  if (pagesOf.length !== pages.length) {
    throw new Error(`Expected ${pages.length} pages in the search index`);
  }
  return {
    entry,
    pages: pagesOf.map(([name, words], number): IndexedPage => {
      const fragment = open(fragmentFile(name));
      const edition =
        fragment.before === null
          ? nameOf(fragment.read(), editionLength)
          : name.slice(-editionLength);
      return { file: pages[number] ?? '', words, fragment, edition };
    }),
    fields,
    filters: filters.map(([, name]) => decode(unpack(open(filterFile(name)).read())) as Filter),
    pieces: pieces.map(([, , name]) => open(pieceFile(name))),
    program,
  };
}

/** The only language of an index; none has pages without it. */
export function languageOf({ languages }: Entry): string {
  const [language = '', ...others] = Object.keys(languages);
  if (others.some((other) => other !== wholeOf(language))) {
    throw new Error('Expected one language in the search index');
  }
  return language;
}

/** Pagefind's script, and its program for the language. Its user interfaces and other programs are left out. */
const isProgram = (place: string, wasm: string | null | undefined): boolean =>
  [`${searchFolder}/pagefind.js`, `${searchFolder}/pagefind-worker.js`].includes(place) ||
  place === `${searchFolder}/wasm.${wasm ?? 'unknown'}.pagefind`;

export const entryFile = 'pagefind-entry.json';
export const metaFile = (name: string): string => `pagefind.${name}.pf_meta`;
export const pieceFile = (name: string): string => `index/${name}.pf_index`;
export const filterFile = (name: string): string => `filter/${name}.pf_filter`;
export const fragmentFile = (name: string): string => `fragment/${name}.pf_fragment`;

/** The names of the fields of a page. */
export function readFields({ fragment }: IndexedPage): string[] {
  const { meta } = JSON.parse(Buffer.from(unpack(fragment.read())).toString()) as { meta: object };
  return Object.keys(meta);
}
