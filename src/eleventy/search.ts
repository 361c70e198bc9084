import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Folder of the search index in the site. */
export const searchFolder = 'pagefind';

/** Pagefind writes four user interfaces beside its index. The site has its own. */
const unused = [
  'pagefind-component-ui.css',
  'pagefind-component-ui.js',
  'pagefind-highlight.js',
  'pagefind-modular-ui.css',
  'pagefind-modular-ui.js',
  'pagefind-ui.css',
  'pagefind-ui.js',
];

/** The search index of a site while its pages are rendered. Pagefind works in a process of its own. */
export interface SearchIndex {
  /** Hands over a page; `file` is its place in the site. Indexing goes on beside rendering. */
  readonly add: (file: string, html: string) => void;
  /** Waits until all pages handed over so far are indexed: bounds what is under way. */
  readonly settle: () => Promise<void>;
  /** Writes the index into the site in folder `out`. */
  readonly write: (out: string) => Promise<void>;
  /** The files of the index by their place in the site. */
  readonly files: () => Promise<ReadonlyMap<string, Uint8Array>>;
}

/**
 * Runs `work` with a new search index and ends Pagefind's process whatever happens. `language` is the
 * BCP 47 tag of the site.
 */
export async function withSearchIndex<T>(
  language: string,
  work: (index: SearchIndex) => Promise<T>,
): Promise<T> {
  const pagefind = await import('pagefind');
  try {
    const { index, errors } = await pagefind.createIndex({
      forceLanguage: language.split('-')[0] ?? language,
    });
    if (index === undefined) throw failure(errors);
    let pending: Promise<void>[] = [];
    const settle = async (): Promise<void> => {
      const waiting = pending;
      pending = [];
      await Promise.all(waiting);
    };
    const add = (file: string, html: string): void => {
      const added = index.addHTMLFile({ sourcePath: file, content: html }).then((result) => {
        if (result.errors.length > 0) throw failure(result.errors);
      });
      // Told by `settle`; until then a failure must not count as unhandled.
      added.catch(() => {});
      pending.push(added);
    };
    const write = async (out: string): Promise<void> => {
      await settle();
      const folder = join(out, searchFolder);
      const result = await index.writeFiles({ outputPath: folder });
      if (result.errors.length > 0) throw failure(result.errors);
      await Promise.all(unused.map((name) => rm(join(folder, name), { force: true })));
    };
    const files = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
      await settle();
      const result = await index.getFiles();
      if (result.errors.length > 0) throw failure(result.errors);
      return new Map(
        result.files
          .filter(({ path }) => !unused.includes(path))
          .map(({ path, content }) => [`${searchFolder}/${path}`, content]),
      );
    };
    return await work({ add, settle, write, files });
  } finally {
    await pagefind.close();
  }
}

const failure = (errors: readonly string[]): Error =>
  new Error(`Pagefind failed: ${errors.join('; ')}`);
