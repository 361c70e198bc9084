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

/** What Pagefind's script exports. */
interface Script extends Pagefind {
  createInstance(options: { baseUrl: string }): Pagefind;
}

const importScript = (script: string): Promise<Script> =>
  import(new URL(script, location.href).href);

const baseOf = (root: string): string => new URL(root, location.href).pathname;

/** Loads Pagefind and its index from the site; `root` is the href of the home page. */
export async function loadPagefind(script: string, root: string): Promise<Pagefind> {
  const pagefind = await importScript(script);
  await pagefind.options({ baseUrl: baseOf(root) });
  await pagefind.init();
  return pagefind;
}

/** Pagefind looks for the words behind one another if all of a query is in quotes. */
export const isPhrase = (term: string): boolean => /^".+"$/.test(term);

/**
 * Loads the index that has every place of each word: the other one leaves places out of words that are nearly
 * everywhere. Where it leaves out none, this is the same one.
 */
export async function loadWhole(script: string, root: string): Promise<Pagefind> {
  const { createInstance } = await importScript(script);
  const html = document.documentElement;
  const { lang } = html;
  // Pagefind asks the page which index it wants, and nobody else.
  html.lang = `${lang.split('-')[0]}-x-whole`;
  try {
    return createInstance({ baseUrl: baseOf(root) });
  } finally {
    html.lang = lang;
  }
}

/** Pages with the newest first. */
export function newestFirst(results: readonly Result[]): Result[] {
  const numberOf = ({ id }: Result): number => Number.parseInt(id.slice(0, -2), 36);
  return [...results].sort((a, b) => numberOf(b) - numberOf(a));
}
