import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { userErrors } from '../message/user-errors.ts';
import { orderIndex } from './order-index.ts';

/** Folder of the search index in the site. */
export const searchFolder = 'pagefind';

/** Pagefind comes with four user interfaces. The site has its own. */
const unused = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** The figure of a timeline: a third of a page, of which Pagefind would take nothing. */
const figure =
  /<figure class="course-figure"[^<>]{0,200} data-pagefind-ignore="all">[^<]*(?:<(?!\/?figure\b)[^<]*)*<\/figure>/;

/** The search index of a site while its pages are rendered. Pagefind works in a process of its own. */
export interface SearchIndex {
  /** Hands over a page; `file` is its place in the site. Indexing goes on beside rendering. */
  readonly add: (file: string, html: string) => void;
  /** Waits until no more than `most` of the pages handed over are yet to be indexed: bounds what is under way. */
  readonly settle: (most: number) => Promise<void>;
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
  // Pagefind never answers once its process has died, and only notices when it is next written to.
  const pulse = setInterval(() => {
    pagefind.createIndex().then(({ index }) => index?.deleteIndex(), ignore);
  }, 2000);
  try {
    const { index } = await answer(
      pagefind.createIndex({ forceLanguage: language.split('-')[0] ?? language }),
    );
    if (index === undefined) throw userErrors.searchIndex('no index was made');
    const pending: Promise<unknown>[] = [];
    const settle = async (most: number): Promise<void> => {
      while (pending.length > most) await pending.shift();
    };
    return await work({
      add: (file, html) => {
        const added = answer(
          index.addHTMLFile({ sourcePath: file, content: html.replace(figure, '') }),
        );
        // Told by `settle`; until then a failure must not count as unhandled.
        added.catch(ignore);
        pending.push(added);
      },
      settle,
      files: async () => {
        await settle(0);
        const { files } = await answer(index.getFiles());
        const wanted = files.filter(({ path }) => !unused.test(path));
        return orderIndex(
          new Map(wanted.map(({ path, content }) => [`${searchFolder}/${path}`, content])),
        );
      },
    });
  } finally {
    clearInterval(pulse);
    await pagefind.close();
  }
}

/** Pagefind's answer, with a failure of any kind as an error. */
async function answer<T extends { errors: readonly string[] }>(asked: Promise<T>): Promise<T> {
  const result = await asked.catch((error: unknown) => {
    throw userErrors.searchIndex(error instanceof Error ? error.message : String(error));
  });
  if (result.errors.length > 0) throw userErrors.searchIndex(result.errors.join('; '));
  return result;
}

const ignore = (): void => {};

/** Writes the files of an index into the site in folder `out`; their places in it. */
export async function writeSearchIndex(index: SearchIndex, out: string): Promise<string[]> {
  const files = [...(await index.files())];
  for (const folder of new Set(files.map(([file]) => dirname(join(out, file))))) {
    await mkdir(folder, { recursive: true });
  }
  for (const [file, content] of files) await writeFile(join(out, file), content);
  return files.map(([file]) => file);
}
