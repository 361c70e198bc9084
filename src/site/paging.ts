import { sitePaths } from './addresses.ts';
import type { SitePath } from './types.ts';

/** Postmortems on one page of a list: some 15 KB when compressed, whatever the size of the site. */
export const pageSize = 50;

/** One page of a long list. */
export interface Paging<Entry> {
  readonly entries: readonly Entry[];
  /** From 1. */
  readonly number: number;
  readonly last: number;
  readonly path: SitePath;
  /** Pages before and behind it. */
  readonly before: SitePath | null;
  readonly after: SitePath | null;
}

/** Cuts a list into pages; the first is there even where it is empty. `pathOf` gives the address of a page. */
export function paginate<Entry>(
  entries: readonly Entry[],
  pathOf: (page: number) => SitePath,
  size = pageSize,
): Paging<Entry>[] {
  const last = Math.max(1, Math.ceil(entries.length / size));
  return Array.from({ length: last }, (_, index) => {
    const number = index + 1;
    return {
      entries: entries.slice(index * size, number * size),
      number,
      last,
      path: pathOf(number),
      before: number > 1 ? pathOf(number - 1) : null,
      after: number < last ? pathOf(number + 1) : null,
    };
  });
}

/** Address of a page of the list of all postmortems: the home page is the first. */
export const listPath = (page: number): SitePath =>
  page === 1 ? sitePaths.home : sitePaths.list(page);
