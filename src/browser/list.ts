// The list on the home page: filters, words and order. They stand in the address, so that a view can
// be shared and the way back leads through them.

import { countText } from './count-text.ts';
import { createBoxes } from './list-facets.ts';
import { choose, type ListData, searchTexts, type Wish, withToday } from './list-filter.ts';
import { createRows, type FindRow } from './list-rows.ts';

/** Rows that are shown at first, and added with each wish for more. */
const step = 20;

const root = find<HTMLElement>(document, '[data-list]');
const form = find<HTMLFormElement>(root, '[data-narrow]');
const field = find<HTMLInputElement>(form, 'input');
const order = find<HTMLSelectElement>(form, 'select');
const clear = find<HTMLButtonElement>(form, '[type="reset"]');
const status = find<HTMLElement>(root, '[data-count]');
const aside = find<HTMLDetailsElement>(root, '[data-facets]');
const summary = find<HTMLElement>(aside, 'summary');
const years = find<HTMLElement>(root, '[data-years]');
const results = find<HTMLElement>(root, '[data-results]');
const list = find<HTMLOListElement>(results, 'ol');
const more = find<HTMLButtonElement>(results, '[data-more]');
const locale = document.documentElement.dataset.locale ?? 'en';
const boxes = createBoxes(aside, locale, () => apply('push'));

interface Source {
  readonly data: ListData;
  readonly row: FindRow;
}

let loading: Promise<Source> | null = null;
let texts: Promise<readonly string[]> | null = null;
/** Counts views, so that one that comes too late is dropped. */
let run = 0;

function find<E extends Element>(parent: ParentNode, selector: string): E {
  const element = parent.querySelector<E>(selector);
  if (element === null) throw new Error(`Expected ${selector}`);
  return element;
}

async function fetchJson<Data>(address: string | undefined): Promise<Data> {
  const response = await fetch(new URL(address ?? '', location.href));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return (await response.json()) as Data;
}

async function load(): Promise<Source> {
  const data = await fetchJson<ListData>(root.dataset.source);
  const base = new URL(root.dataset.source ?? '', location.href);
  const pages = data.pages.map((page) => new URL(page, base).href);
  const today = new Date().toLocaleDateString('sv');
  return { data: withToday(data, today), row: createRows(data.size, pages, locale) };
}

function wishOf(): Wish {
  const sort = order.value === 'severity' || order.value === 'duration' ? order.value : '';
  return { words: field.value.trim(), chosen: boxes.chosen(), sort };
}

function queryOf({ words, chosen, sort }: Wish): string {
  const query = new URLSearchParams(words === '' ? {} : { q: words });
  for (const [param, names] of chosen) for (const name of names) query.append(param, name);
  if (sort !== '') query.append('sort', sort);
  return query.toString();
}

/** Sets the fields to what the address says. */
function readAddress(): void {
  const query = new URLSearchParams(location.search);
  field.value = query.get('q') ?? '';
  order.value = query.get('sort') ?? '';
  if (order.selectedIndex < 0) order.value = '';
  const chosen = new Map<string, Set<string>>();
  for (const [param, name] of query) {
    chosen.set(param, (chosen.get(param) ?? new Set()).add(name));
  }
  boxes.tick(chosen);
}

/** Shows what the fields ask for; what was shown before stays in the history or is taken over. */
function apply(history: 'push' | 'replace' | 'keep'): void {
  const wish = wishOf();
  const query = queryOf(wish);
  if (history !== 'keep' && query !== location.search.slice(1)) {
    window.history[`${history}State`](null, '', location.pathname + (query && `?${query}`));
  }
  clear.hidden = query === '';
  show(wish, query !== '').catch(fail);
}

async function show(wish: Wish, isAsked: boolean): Promise<void> {
  const mine = ++run;
  const count = [...wish.chosen.values()].reduce((sum, names) => sum + names.size, 0);
  find<HTMLElement>(summary, '[data-chosen]').textContent =
    count === 0 ? '' : `(${new Intl.NumberFormat(locale).format(count)})`;
  loading ??= load();
  const { data, row } = await loading;
  if (wish.words !== '') {
    texts ??= fetchJson<string[]>(root.dataset.titles).then((titles) => searchTexts(data, titles));
  }
  const { found, counts } = choose(data, wish.words === '' ? null : await texts, wish);
  if (mine !== run) return;
  boxes.show(data, counts);
  if (isAsked) await showRows(found, row, mine);
  years.hidden = isAsked;
  results.hidden = !isAsked;
  status.hidden = !isAsked;
  if (!isAsked) status.textContent = '';
  else if (found.length === 0) status.textContent = root.dataset.nothing ?? '';
  else status.textContent = countText(root.dataset.forms, found.length, locale);
}

async function showRows(found: readonly number[], row: FindRow, mine: number): Promise<void> {
  const rows = await Promise.all(found.slice(0, step).map(row));
  if (mine !== run) return;
  list.replaceChildren(...rows.filter((made) => made !== null));
  more.hidden = found.length <= step;
  more.onclick = async () => {
    const shown = list.children.length;
    const next = await Promise.all(found.slice(shown, shown + step).map(row));
    if (mine !== run) return;
    list.append(...next.filter((made) => made !== null));
    more.hidden = list.children.length >= found.length;
    list.children[shown]?.querySelector('a')?.focus();
  };
}

function fail(error: unknown): void {
  loading = null;
  texts = null;
  years.hidden = false;
  results.hidden = true;
  status.hidden = false;
  status.textContent = root.dataset.failed ?? '';
  throw error;
}

const wide = matchMedia('(min-width: 80rem)');
const adapt = (): void => {
  aside.open = wide.matches;
};
wide.addEventListener('change', adapt);
adapt();
root.classList.add('live');
summary.hidden = false;
clear.hidden = true;
form.hidden = false;

let timer: ReturnType<typeof setTimeout> | undefined;
field.addEventListener('input', () => {
  clearTimeout(timer);
  // The first letter makes a step in the history, those after it belong to the same one.
  const step = new URLSearchParams(location.search).has('q') ? 'replace' : 'push';
  timer = setTimeout(() => apply(step), 150);
});
order.addEventListener('change', () => apply('push'));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  apply('push');
});
form.addEventListener('reset', (event) => {
  event.preventDefault();
  field.value = '';
  order.value = '';
  boxes.tick(new Map());
  // The button is about to go, and would take the focus with it.
  field.focus();
  apply('push');
});
addEventListener('popstate', () => {
  readAddress();
  apply('keep');
});
if (location.search !== '') {
  readAddress();
  apply('keep');
}
