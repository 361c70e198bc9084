// The choices beside the list. They stand in the page as links to lists, and become boxes to tick.

import type { Choice, ListData } from './list-filter.ts';

/** The boxes of all facets. */
export interface Boxes {
  /** Names that are ticked, by facet. */
  readonly chosen: () => Map<string, Set<string>>;
  readonly tick: (chosen: ReadonlyMap<string, ReadonlySet<string>>) => void;
  /** Writes the counts and adds the values that were not there yet. */
  readonly show: (data: ListData, counts: Choice['counts']) => void;
}

/** Turns the links of the facets in `root` into boxes; `onChange` is called when one is ticked or not. */
export function createBoxes(root: HTMLElement, locale: string, onChange: () => void): Boxes {
  const number = new Intl.NumberFormat(locale);
  const facets = [...root.querySelectorAll<HTMLElement>('[data-facet]')].map((section) => {
    const param = section.dataset.facet ?? '';
    const list = section.querySelector('ul');
    const items = new Map<string, Item>();
    for (const item of section.querySelectorAll('li')) {
      const link = item.querySelector('a');
      if (link === null) continue;
      const name = link.dataset.value ?? '';
      items.set(name, makeItem(param, name, [...link.childNodes], item));
    }
    const all = section.querySelector<HTMLElement>('.facet-all');
    const facet = { section, param, list, items, all, isWhole: all === null };
    if (all !== null) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'facet-more';
      button.textContent = all.textContent;
      button.addEventListener('click', () => {
        facet.isWhole = true;
        onChange();
      });
      all.replaceChildren(button);
    }
    return facet;
  });
  root.addEventListener('change', onChange);

  return {
    chosen: () => {
      const chosen = new Map<string, Set<string>>();
      for (const { param, items } of facets) {
        const names = [...items].filter(([, { box }]) => box.checked).map(([name]) => name);
        if (names.length > 0) chosen.set(param, new Set(names));
      }
      return chosen;
    },
    tick: (chosen) => {
      for (const { param, list, items } of facets) {
        const names = chosen.get(param) ?? new Set();
        for (const name of names) {
          if (items.has(name) || list === null) continue;
          items.set(name, makeItem(param, name, [name], list.appendChild(newItem())));
        }
        for (const [name, { box }] of items) box.checked = names.has(name);
      }
    },
    show: (data, counts) => {
      for (const { section, param, list, items, all, isWhole } of facets) {
        const place = data.facets.findIndex((facet) => facet.param === param);
        const values = data.facets[place]?.values ?? [];
        for (const [at, [name, label]] of values.entries()) {
          const count = counts[place]?.[at] ?? 0;
          if (isWhole && list !== null && !items.has(name) && count > 0) {
            items.set(name, makeItem(param, name, [label], list.appendChild(newItem())));
          }
          const item = items.get(name);
          if (item === undefined) continue;
          if (item.label.textContent?.trim() === name) item.label.lastChild?.replaceWith(label);
          item.count.textContent = number.format(count);
          item.row.hidden = count === 0 && !item.box.checked;
        }
        const column = counts[place] ?? [];
        const others = values.filter(([name], at) => (column[at] ?? 0) > 0 && !items.has(name));
        if (all !== null) all.hidden = others.length === 0;
        section.hidden = others.length === 0 && [...items.values()].every(({ row }) => row.hidden);
      }
    },
  };
}

interface Item {
  readonly row: HTMLElement;
  readonly label: HTMLLabelElement;
  readonly box: HTMLInputElement;
  readonly count: HTMLElement;
}

function newItem(): HTMLLIElement {
  const row = document.createElement('li');
  const count = document.createElement('span');
  count.className = 'count';
  row.append(document.createElement('a'), ' ', count);
  return row;
}

function makeItem(
  param: string,
  name: string,
  content: readonly (Node | string)[],
  row: HTMLElement,
): Item {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.name = param;
  box.value = name;
  label.append(box, ' ', ...content);
  row.querySelector('a')?.replaceWith(label);
  const count = row.querySelector<HTMLElement>('.count') ?? row.appendChild(newItem());
  return { row, label, box, count };
}
