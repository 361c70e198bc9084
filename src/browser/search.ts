// The search page over Pagefind's index. Words, filters and order stand in the address.

import { countText } from './count-text.ts';
import {
  type FilterCounts,
  isPhrase,
  loadPagefind,
  loadWhole,
  newestFirst,
  type Pagefind,
  type Result,
} from './pagefind.ts';
import { searchRow } from './search-row.ts';

const pageSize = 10;

const root = find<HTMLElement>(document, '[data-search]');
const form = find<HTMLFormElement>(root, 'form');
const field = find<HTMLInputElement>(root, 'input[type="search"]');
const status = find<HTMLElement>(root, '.search-count');
const list = find<HTMLOListElement>(root, '.search-results');
const more = find<HTMLButtonElement>(root, '.search-more');
const fallback = find<HTMLElement>(root, '.search-fallback');
const sort = find<HTMLSelectElement>(root, 'select[name="sort"]');
const filters = [...root.querySelectorAll<HTMLSelectElement>('[data-filter]')];
const texts = root.dataset;
const locale = document.documentElement.dataset.locale ?? 'en';
const number = new Intl.NumberFormat(locale);
const steps = JSON.parse(texts.severities ?? '{}') as Record<string, number>;

/** All choices of each filter, as the page has them. */
const choices = new Map(filters.map((select) => [select, [...select.options].slice(1)]));

/** Counts searches, so that an answer that comes too late is dropped. */
let run = 0;
/** The indexes that were asked for, by how they are loaded. */
const loading = new Map<typeof loadPagefind, Promise<Pagefind>>();
let isLoaded = false;
/** A reader who has chosen once sees from then on how many postmortems each choice leaves. */
let isCounting = false;

function find<E extends Element>(parent: ParentNode, selector: string): E {
  const element = parent.querySelector<E>(selector);
  if (element === null) throw new Error(`Expected ${selector}`);
  return element;
}

function load(term: string): Promise<Pagefind> {
  const how = isPhrase(term) ? loadWhole : loadPagefind;
  const known = loading.get(how) ?? how(texts.bundle ?? '', texts.root ?? './');
  loading.set(how, known);
  return known;
}

async function search(): Promise<void> {
  const mine = ++run;
  const term = field.value.trim();
  const chosen = Object.fromEntries(
    filters.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
  );
  keepState(term, chosen);
  const isFiltered = Object.keys(chosen).length > 0;
  isCounting ||= isFiltered;
  const isAsked = isFiltered || term !== '';
  if (!isLoaded) status.textContent = (isAsked ? texts.loading : texts.hint) ?? '';
  const pagefind = await load(term);
  isLoaded = true;
  // A search counts in those filters only that are there when it begins.
  const counts = isCounting ? await pagefind.filters() : null;
  if (!isAsked) {
    if (mine === run) showResults([], counts, texts.hint ?? '', false);
    return;
  }
  const found = await pagefind.search(term === '' ? null : term, { filters: chosen });
  if (mine !== run) return;
  const byDate = sort.value === 'newest' || term === '';
  const results = byDate ? newestFirst(found.results) : found.results;
  const words =
    results.length === 0 ? (texts.nothing ?? '') : countText(texts.found, results.length, locale);
  showResults(results, counts && found.filters, words, term === '');
}

function showResults(
  results: readonly Result[],
  counts: FilterCounts | null,
  words: string,
  all: boolean,
): void {
  if (counts !== null) showCounts(counts);
  status.textContent = words;
  list.replaceChildren();
  more.hidden = true;
  void append(results, all, run);
}

async function append(
  results: readonly Result[],
  withSummary: boolean,
  mine: number,
): Promise<void> {
  const hits = await Promise.all(results.slice(0, pageSize).map((result) => result.data()));
  if (mine !== run) return;
  list.append(...hits.map((hit) => searchRow(hit, { locale, steps, withSummary })));
  const rest = results.slice(pageSize);
  more.hidden = rest.length === 0;
  more.onclick = async () => {
    const first = list.children.length;
    await append(rest, withSummary, mine);
    list.children[first]?.querySelector('a')?.focus();
  };
}

/** Writes the counts among what was found to the choices; those that would leave nothing are taken away. */
function showCounts(counts: FilterCounts): void {
  for (const [select, all] of choices) {
    const { name, value: chosen } = select;
    const isKnown = chosen === '' || all.some(({ value }) => value === chosen);
    const options = (isKnown ? all : [...all, new Option(chosen)]).flatMap(({ value, label }) => {
      const count = counts[name]?.[value] ?? 0;
      if (count === 0 && value !== chosen) return [];
      return new Option(`${label} (${number.format(count)})`, value);
    });
    select.replaceChildren(...[...select.options].slice(0, 1), ...options);
    select.value = chosen;
  }
}

function keepState(term: string, chosen: Record<string, string>): void {
  const query = new URLSearchParams({
    ...(term === '' ? {} : { q: term }),
    ...chosen,
    ...(sort.value === '' ? {} : { sort: sort.value }),
  }).toString();
  history.replaceState(null, '', `${location.pathname}${query && `?${query}`}`);
}

function readState(): void {
  const query = new URLSearchParams(location.search);
  field.value = query.get('q') ?? '';
  sort.value = query.get('sort') === 'newest' ? 'newest' : '';
  for (const select of filters) {
    const value = query.get(select.name) ?? '';
    // What no postmortem has any more finds nothing, and says so.
    if (![...select.options].some((option) => option.value === value)) {
      select.append(new Option(value, value));
    }
    select.value = value;
  }
}

function fail(error: unknown): void {
  form.hidden = true;
  status.textContent = '';
  fallback.hidden = false;
  fallback.removeAttribute('data-without-script');
  find<HTMLElement>(root, '[data-failed]').hidden = false;
  find<HTMLElement>(root, '[data-no-script]').hidden = true;
  throw error;
}

const start = (): void => void search().catch(fail);
let timer: ReturnType<typeof setTimeout> | undefined;
field.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(start, 150);
});
for (const select of [...filters, sort]) select.addEventListener('change', start);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  start();
});
// A form's fields are empty only after its reset event.
form.addEventListener('reset', () => setTimeout(start));
addEventListener('popstate', () => {
  readState();
  start();
});

fallback.hidden = true;
form.hidden = false;
readState();
start();
field.focus({ preventScroll: true });
