// The search page over Pagefind's index. Words, filters and order stand in the address.

import { countText } from './count-text.ts';
import { type FilterCounts, loadPagefind, type Pagefind, type SearchResponse } from './pagefind.ts';
import { searchRow } from './search-row.ts';

const pageSize = 20;

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
const labels = JSON.parse(texts.labels ?? '{}') as Record<string, Record<string, string>>;
const steps = JSON.parse(texts.severities ?? '{}') as Record<string, number>;

/** Counts searches, so that an answer that comes too late is dropped. */
let run = 0;
let loading: Promise<Pagefind> | null = null;

function find<E extends Element>(parent: ParentNode, selector: string): E {
  const element = parent.querySelector<E>(selector);
  if (element === null) throw new Error(`Expected ${selector}`);
  return element;
}

function load(): Promise<Pagefind> {
  if (loading === null) {
    status.textContent = texts.loading ?? '';
    loading = loadPagefind(texts.bundle ?? '', texts.root ?? './');
  }
  return loading;
}

async function search(): Promise<void> {
  const mine = ++run;
  const term = field.value.trim();
  const chosen = Object.fromEntries(
    filters.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
  );
  keepState(term, chosen);
  const pagefind = await load();
  // Also loads the filters: a search counts only in those that are there when it begins.
  const counts = await pagefind.filters();
  if (term === '' && Object.keys(chosen).length === 0) {
    if (mine === run) showResults([], counts, texts.hint ?? '', false);
    return;
  }
  const byDate = sort.value === 'newest' || term === '';
  const found = await pagefind.search(term === '' ? null : term, {
    filters: chosen,
    ...(byDate ? { sort: { date: 'desc' } } : {}),
  });
  if (mine !== run) return;
  const count = found.results.length;
  const words = count === 0 ? (texts.nothing ?? '') : countText(texts.found, count, locale);
  showResults(found.results, found.filters, words, term === '');
}

type Results = SearchResponse['results'];

function showResults(results: Results, counts: FilterCounts, words: string, all: boolean): void {
  showCounts(counts);
  status.textContent = words;
  list.replaceChildren();
  more.hidden = true;
  void append(results, all, run);
}

async function append(results: Results, withSummary: boolean, mine: number): Promise<void> {
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

/** Fills the choices of each filter with the counts among what was found; one without any is hidden. */
function showCounts(counts: FilterCounts): void {
  for (const select of filters) {
    const { name, value: chosen } = select;
    const options = Object.entries(counts[name] ?? {})
      .filter(([value, count]) => count > 0 || value === chosen)
      .map(([value, count]) => {
        const label = labels[name]?.[value] ?? value;
        return new Option(`${label} (${number.format(count)})`, value);
      });
    if (name === 'year') options.reverse();
    if (name === 'severity') options.sort((a, b) => (steps[a.value] ?? 9) - (steps[b.value] ?? 9));
    select.replaceChildren(...[...select.options].slice(0, 1), ...options);
    select.value = chosen;
    if (select.selectedIndex < 0) select.value = '';
    const label = select.closest('label');
    if (label !== null) label.hidden = select.options.length < 2;
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
    // Its choices are known only when the index has been loaded.
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
