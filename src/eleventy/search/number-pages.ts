import type { IndexedPage, IndexPart } from './index-part.ts';

/** The pages of an index with the numbers by which its words and filters know them. */
export interface NumberedPages {
  /** In the order of their numbers, with the names of their fragments. */
  readonly named: readonly { readonly name: string; readonly page: IndexedPage }[];
  /** For each part the numbers of its pages, -1 for those that another part has or nobody wants. */
  readonly numbers: readonly Int32Array[];
}

/** Numbers the pages of `order`, newest first, from the oldest. Where several parts have a page the last one counts. */
export function numberPages(parts: readonly IndexPart[], order: readonly string[]): NumberedPages {
  const newest = new Map(parts.flatMap(({ pages }) => pages.map((page) => [page.file, page])));
  const oldestFirst = order.toReversed();
  const numbers = new Map(oldestFirst.map((file, number) => [file, number]));
  return {
    named: oldestFirst.map((file, number) => {
      const page = newest.get(file);
      if (page === undefined) throw new Error(`Expected ${file} in a part of the search index`);
      return { name: `${number.toString(36).padStart(3, '0')}${page.edition}`, page };
    }),
    numbers: parts.map(({ pages }) =>
      Int32Array.from(pages, (page) =>
        newest.get(page.file) === page ? (numbers.get(page.file) ?? -1) : -1,
      ),
    ),
  };
}
