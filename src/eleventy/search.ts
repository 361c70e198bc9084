import type { PagefindIndex } from 'pagefind';
import { userErrors } from '../message/user-errors.ts';
import type { MergedIndex } from './search/gather-files.ts';
import { type IndexFile, type IndexPart, readIndex, searchFolder } from './search/index-part.ts';
import { mergeIndex } from './search/merge-index.ts';
import type { PieceSizes } from './search/merge-words.ts';
import { openSpool } from './search/spool.ts';
import type { WriteFile } from './write-files.ts';

export { searchFolder };

/** The figure of a timeline: a third of a page, of which Pagefind would take nothing. */
const figure =
  /<figure class="course-figure"[^<>]{0,200} data-pagefind-ignore="all">[^<]*(?:<(?!\/?figure\b)[^<]*)*<\/figure>/;

/** The search index of a site while its pages are rendered. Pagefind works in a process of its own. */
export interface SearchIndex {
  /** Hands over a page; `file` is its place in the site. Indexing goes on beside rendering. */
  readonly add: (file: string, html: string) => void;
  /** Waits until no more than `most` of the pages handed over are yet to be indexed: bounds what is under way. */
  readonly settle: (most: number) => Promise<void>;
  /** The files of the index by their place in the site; pages were handed over with the newest first. */
  readonly files: () => Promise<ReadonlyMap<string, Uint8Array>>;
  /**
   * The index of the pages of `order` (places in the site, the newest first). What was not handed over is taken
   * from `before`, the index of the site before.
   */
  readonly renew: (
    order: readonly string[],
    before: OldIndex | null,
    write: WriteFile,
  ) => Promise<MergedIndex>;
}

export interface OldIndex {
  readonly part: IndexPart;
  /** Places of all its files in the site. */
  readonly files: ReadonlySet<string>;
}

export interface IndexOptions {
  /** Pages that Pagefind has at once: it needs some 0.4 MB for each. */
  readonly pagesInPart?: number;
  readonly sizes?: PieceSizes;
  /** Absolute path of a file for what Pagefind has made until it is put together; default: memory. */
  readonly spool?: string;
}

/** Keeps bytes and gives a way to read them. */
type Keep = (bytes: Uint8Array) => () => Uint8Array;

const defaults = { pagesInPart: 500 } satisfies IndexOptions;

/**
 * Runs `work` with a new search index and ends Pagefind's process whatever happens. `language` is the
 * BCP 47 tag of the site.
 */
export async function withSearchIndex<T>(
  language: string,
  work: (index: SearchIndex) => Promise<T>,
  options: IndexOptions = {},
): Promise<T> {
  const { pagesInPart, sizes, spool: spoolFile } = { ...defaults, ...options };
  const pagefind = await import('pagefind');
  const spool = spoolFile === undefined ? null : openSpool(spoolFile);
  const keep: Keep = spool?.put ?? ((bytes) => () => bytes);
  // Pagefind never answers once its process has died, and only notices when it is next written to.
  const pulse = setInterval(() => {
    pagefind.createIndex().then(({ index }) => index?.deleteIndex(), ignore);
  }, 2000);
  const openPart = (): Part => {
    const config = { forceLanguage: language.split('-')[0] ?? language };
    const opened = answer(pagefind.createIndex(config)).then(({ index }) => {
      if (index === undefined) throw userErrors.searchIndex('no index was made');
      return index;
    });
    return { opened, files: [], added: [] };
  };
  const all: string[] = [];
  const pending: Promise<unknown>[] = [];
  const parts: Promise<IndexPart>[] = [];
  let part: Part | null = null;
  const finish = (): void => {
    if (part !== null) parts.push(told(readPart(part, keep)));
    part = null;
  };
  const settle = async (most: number): Promise<void> => {
    while (pending.length > most) await pending.shift();
  };
  const renew: SearchIndex['renew'] = async (order, before, write) => {
    // Also without any page: the script of the search page looks for an index.
    if (order.length === 0 || (all.length === 0 && before === null)) part ??= openPart();
    finish();
    const fresh = await Promise.all(parts);
    const old = before === null || order.length === 0 ? [] : [before.part];
    return mergeIndex([...old, ...fresh], {
      order,
      write,
      ...(before && { before: before.files }),
      ...(sizes && { sizes }),
    });
  };
  try {
    return await work({
      add: (file, html) => {
        part ??= openPart();
        const content = html.replace(figure, '');
        const adding = told(
          part.opened.then((index) => answer(index.addHTMLFile({ sourcePath: file, content }))),
        );
        part.files.push(file);
        part.added.push(adding);
        pending.push(adding);
        all.push(file);
        if (part.files.length >= pagesInPart) finish();
      },
      settle,
      files: async () => {
        const files = new Map<string, Uint8Array>();
        await renew(all, null, async (file, content) => void files.set(file, content));
        return files;
      },
      renew,
    });
  } finally {
    clearInterval(pulse);
    spool?.close();
    await pagefind.close();
  }
}

/** Pages that Pagefind indexes together. */
interface Part {
  readonly opened: Promise<PagefindIndex>;
  readonly files: string[];
  readonly added: Promise<unknown>[];
}

async function readPart({ opened, files: pages, added }: Part, keep: Keep): Promise<IndexPart> {
  await Promise.all(added);
  const index = await opened;
  const { files } = await answer(index.getFiles());
  await answer(index.deleteIndex().then(() => ({ errors: [] })));
  const made = files.map(({ path, content }): [string, IndexFile] => [
    `${searchFolder}/${path}`,
    { read: keep(content), before: null },
  ]);
  return readIndex(new Map(made), pages);
}

/** Pagefind's answer, with a failure of any kind as an error. */
async function answer<T extends { errors: readonly string[] }>(asked: Promise<T>): Promise<T> {
  const result = await asked.catch((error: unknown) => {
    throw userErrors.searchIndex(error instanceof Error ? error.message : String(error));
  });
  if (result.errors.length > 0) throw userErrors.searchIndex(result.errors.join('; '));
  return result;
}

/** A failure is told to who waits for it in the end; until then it must not count as unhandled. */
function told<T>(promise: Promise<T>): Promise<T> {
  promise.catch(ignore);
  return promise;
}

const ignore = (): void => {};
