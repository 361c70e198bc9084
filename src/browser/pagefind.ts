/** What of Pagefind's interface we use; its own types are not published. */
export interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  /** Loads the values of all filters, which for ten thousand pages takes 180 kB. */
  filters(): Promise<FilterCounts>;
  /** Without a term all pages that pass the filters are found. */
  search(term: string | null, options: SearchOptions): Promise<SearchResponse>;
}

/** How many pages have each value of each filter. */
export type FilterCounts = Record<string, Record<string, number>>;

export interface SearchOptions {
  filters: Record<string, string>;
}

export interface SearchResponse {
  /** Best match first. */
  results: Result[];
  /** Counts among the pages that were found, of the filters that were loaded before. */
  filters: FilterCounts;
}

export interface Result {
  /** The number of the page, counted from the oldest, and two letters that tell its edition: `00hq4`. */
  id: string;
  data(): Promise<Hit>;
}

/** A page that was found. Excerpts are HTML with `<mark>` around what was hit. */
export interface Hit {
  url: string;
  excerpt: string;
  meta: Record<string, string | undefined>;
  sub_results?: { title: string; url: string; excerpt: string }[];
}

/** Loads Pagefind and its index from the site; `root` is the href of the home page. */
export async function loadPagefind(script: string, root: string): Promise<Pagefind> {
  const pagefind: Pagefind = await import(new URL(script, location.href).href);
  await pagefind.options({ baseUrl: new URL(root, location.href).pathname });
  await pagefind.init();
  return pagefind;
}

/** Pages with the newest first. */
export function newestFirst(results: readonly Result[]): Result[] {
  const numberOf = ({ id }: Result): number => Number.parseInt(id.slice(0, -2), 36);
  return [...results].sort((a, b) => numberOf(b) - numberOf(a));
}
