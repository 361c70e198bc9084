import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectGarbage } from './collect-garbage.ts';
import { linkFiles } from './reuse-files.ts';
import type { MergedIndex } from './search/gather-files.ts';
import { type OldIndex, type SearchIndex, withSearchIndex } from './search.ts';
import { createWriter } from './write-files.ts';

export interface IndexSiteOptions {
  /** BCP 47 tag of the site. */
  readonly language: string;
  /** Pages that are to be found, by their place in the site, the newest first. */
  readonly order: readonly string[];
  /** The index of the site before, in folder `out`. */
  readonly old: OldIndex | null;
  readonly out: string;
  /** Whether a page shows what it showed in the site before. */
  readonly isSame: (file: string) => boolean;
}

/** Writes the pages that are to be written, and hands all of them to an index. */
export type WritePages = (index: Pick<SearchIndex, 'add' | 'settle'>) => Promise<void>;

/** Pages handed to the index that it has not answered for yet: some 15 MB. */
export const mostWaiting = 400;

/**
 * Writes the search index into folder `staging` while `write` writes the pages there. Only those are indexed that the
 * index before does not know as they are now.
 */
export async function indexSite(
  write: WritePages,
  staging: string,
  { language, order, old, out, isSame }: IndexSiteOptions,
): Promise<MergedIndex> {
  const known = new Set(old?.part.pages.map(({ file }) => file));
  const unknown = new Set(order.filter((file) => !known.has(file) || !isSame(file)));
  const work = async (index: SearchIndex): Promise<MergedIndex> => {
    const add = (file: string, html: string): void => {
      if (unknown.delete(file)) index.add(file, html);
    };
    await write({ add, settle: index.settle });
    // Those that were taken over from the site before.
    for (const file of unknown) {
      index.add(file, readFileSync(join(staging, file), 'utf8'));
      await index.settle(mostWaiting);
    }
    // The pages are gone, and the index is yet to be put together.
    if (order.length > many) collectGarbage();
    const merged = await index.renew(order, old, createWriter(staging));
    linkFiles(merged.kept, out, staging);
    return merged;
  };
  return withSearchIndex(language, work, { spool: join(staging, spoolName) });
}

/** Pages from which on memory is counted: a look at all of it takes a fifth of a second for ten thousand. */
const many = 2000;

/** Gone before the site takes its place. */
const spoolName = '.recount-search';
