// Filters of the action items. They stand in the address, so that a view can be shared. What fits is
// worked out from a small file; the rows come from the pages of the list, where they were made.

import { countText } from './count-text.ts';
import { createRows, type FindRow } from './list-rows.ts';
import { markOverdue, today } from './overdue.ts';

/** As `site/pages/action-files.ts` writes it; items go by their place in the list. */
interface ActionData {
  readonly size: number;
  readonly pages: readonly string[];
  readonly filters: readonly {
    readonly param: string;
    readonly values: readonly (readonly [name: string, label: string])[];
    readonly of: readonly (readonly number[])[];
  }[];
  readonly due: readonly (string | null)[];
}

interface Source {
  readonly data: ActionData;
  readonly row: FindRow;
}

/** Rows that are shown at first, and added with each wish for more. */
const step = 50;
const unfinished = ['open', 'in-progress'];
const locale = document.documentElement.dataset.locale ?? 'en';

function find<E extends Element>(parent: ParentNode, selector: string): E {
  const element = parent.querySelector<E>(selector);
  if (element === null) throw new Error(`Expected ${selector}`);
  return element;
}

async function load(address: string): Promise<Source> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const data = (await response.json()) as ActionData;
  const pages = data.pages.map((page) => new URL(page, response.url).href);
  const selector = '[data-all-items] .item';
  return { data, row: createRows(data.size, pages, locale, selector) };
}

/** Places of the items that fit all of what is asked for. */
function choose({ filters, due }: ActionData, wanted: URLSearchParams): number[] {
  const until = wanted.get('due') ?? '';
  const tests = filters.flatMap(({ param, values, of }) => {
    const asked = wanted.get(param);
    if (asked === null) return [];
    const names =
      param === 'status' && (asked === 'unfinished' || asked === 'overdue') ? unfinished : [asked];
    const places = new Set(values.flatMap(([name], place) => (names.includes(name) ? place : [])));
    return [(item: number) => of[item]?.some((place) => places.has(place)) === true];
  });
  if (wanted.get('status') === 'overdue') tests.push((item) => (due[item] ?? today) < today);
  if (until !== '') tests.push((item) => (due[item] ?? '9999') <= until);
  return [...due.keys()].filter((item) => tests.every((test) => test(item)));
}

function start(form: HTMLFormElement): void {
  const output = find<HTMLOutputElement>(form, 'output');
  const all = find<HTMLElement>(document, '[data-all-items]');
  const results = find<HTMLElement>(document, '[data-results]');
  const list = find<HTMLElement>(results, '.items');
  const more = find<HTMLButtonElement>(results, '[data-more]');
  let source: Promise<Source> | null = null;
  /** Counts views, so that one that comes too late is dropped. */
  let run = 0;

  const wishes = (): URLSearchParams =>
    new URLSearchParams(
      [...new FormData(form)].filter(([, value]) => value !== '') as [string, string][],
    );

  const show = async (wanted: URLSearchParams): Promise<void> => {
    const mine = ++run;
    const isAsked = wanted.size > 0;
    if (isAsked) {
      source ??= load(new URL(form.dataset.source ?? '', location.href).href);
      const { data, row } = await source;
      const found = choose(data, wanted);
      const add = async (): Promise<void> => {
        const shown = list.children.length;
        const rows = await Promise.all(found.slice(shown, shown + step).map(row));
        if (mine !== run) return;
        list.append(...rows.filter((made) => made !== null));
        markOverdue(list);
        more.hidden = list.children.length >= found.length;
      };
      if (mine !== run) return;
      list.replaceChildren();
      await add();
      if (mine !== run) return;
      more.onclick = async () => {
        const shown = list.children.length;
        await add();
        list.children[shown]?.querySelector('a')?.focus();
      };
      output.textContent = countText(output.dataset.forms, found.length, locale);
    } else {
      output.textContent = '';
    }
    results.hidden = !isAsked;
    all.hidden = isAsked;
  };

  const apply = (mode: 'push' | 'keep'): void => {
    const wanted = wishes();
    const query = wanted.toString();
    if (mode === 'push' && query !== location.search.slice(1)) {
      history.pushState(null, '', location.pathname + (query && `?${query}`));
    }
    show(wanted).catch((error: unknown) => {
      source = null;
      results.hidden = true;
      all.hidden = false;
      output.textContent = form.dataset.failed ?? '';
      throw error;
    });
  };

  const fill = (): void => {
    const query = new URLSearchParams(location.search);
    for (const field of form.querySelectorAll<HTMLSelectElement | HTMLInputElement>('[name]')) {
      field.value = query.get(field.name) ?? '';
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
    }
  };

  fill();
  form.addEventListener('change', () => apply('push'));
  form.addEventListener('submit', (event) => event.preventDefault());
  // A form's own values change only after its reset event.
  form.addEventListener('reset', () => setTimeout(() => apply('push')));
  addEventListener('popstate', () => {
    fill();
    apply('keep');
  });
  form.hidden = false;
  if (location.search !== '') apply('keep');
}

const form = document.querySelector<HTMLFormElement>('[data-actions-filter]');
if (form !== null) start(form);
