// Filters of the action index. The filters stand in the address, so that a view can be shared.

import { countText } from './count-text.ts';

const form = document.querySelector<HTMLFormElement>('[data-actions-filter]');
const output = form?.querySelector('output');
const items = [...document.querySelectorAll<HTMLElement>('.item')].map((element) => ({
  element,
  owner: list(element.dataset.owner),
  service: list(element.dataset.service),
  severity: [element.dataset.severity ?? ''],
  status: statuses(element),
}));
type Item = (typeof items)[number];
const locale = document.documentElement.dataset.locale ?? 'en';
const fields = ['owner', 'service', 'severity', 'status'] as const;

function list(json: string | undefined): string[] {
  return json === undefined ? [] : (JSON.parse(json) as string[]);
}

/** All that a reader may look for when naming a status: an overdue item is also open and not done. */
function statuses(element: HTMLElement): string[] {
  const { status = '' } = element.dataset;
  const unfinished = status === 'open' || status === 'in-progress';
  const overdue = element.querySelector('.status-overdue') !== null;
  return [status, ...(unfinished ? ['unfinished'] : []), ...(overdue ? ['overdue'] : [])];
}

function apply(form: HTMLFormElement): void {
  const wanted = new URLSearchParams(
    [...new FormData(form)].filter(([, value]) => value !== '') as [string, string][],
  );
  const fits = (item: Item): boolean =>
    fields.every((name) => !wanted.has(name) || item[name].includes(wanted.get(name) ?? ''));
  for (const item of items) item.element.hidden = !fits(item);
  for (const group of document.querySelectorAll<HTMLElement>('[data-group]')) {
    const shown = group.querySelectorAll('.item:not([hidden])').length;
    group.hidden = shown === 0;
    const count = group.querySelector('[data-count]');
    if (count !== null) count.textContent = new Intl.NumberFormat(locale).format(shown);
  }
  const count = items.filter(({ element }) => !element.hidden).length;
  if (output) output.textContent = countText(output.dataset.forms, count, locale);
  const query = wanted.toString();
  history.replaceState(
    null,
    '',
    `${location.pathname}${query && `?${query}`}${query ? '' : location.hash}`,
  );
}

function fill(form: HTMLFormElement): void {
  const query = new URLSearchParams(location.search);
  for (const name of fields) {
    const select = form.elements.namedItem(name);
    if (select instanceof HTMLSelectElement) {
      select.value = query.get(name) ?? '';
      if (select.selectedIndex < 0) select.value = '';
    }
  }
}

if (form !== null) {
  fill(form);
  form.addEventListener('change', () => apply(form));
  form.addEventListener('submit', (event) => event.preventDefault());
  // A form's own values change only after its reset event.
  form.addEventListener('reset', () => setTimeout(() => apply(form)));
  addEventListener('popstate', () => {
    fill(form);
    apply(form);
  });
  form.hidden = false;
  if (location.search !== '') apply(form);
}
