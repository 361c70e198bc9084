// The choice of kinds in a timeline. The style sheet hides the rest by itself; this keeps the choice
// in the address, says how much is shown, and takes along what stands under an entry that is a heading.

import { inAddress, keepInAddress } from './address.ts';
import { countText } from './count-text.ts';

const field = document.querySelector<HTMLFieldSetElement>('[data-kinds]');
const boxes = [...(field?.querySelectorAll('input') ?? [])];
const entries = [...document.querySelectorAll<HTMLElement>('.entry')];
const language = document.documentElement.dataset.locale ?? 'en';
const output = field?.querySelector('output') ?? null;

const chosen = (): string[] => boxes.flatMap(({ checked, value }) => (checked ? value : []));

function show(): void {
  const kinds = chosen();
  const isShown = (entry: Element): boolean =>
    kinds.length === 0 || kinds.some((kind) => entry.classList.contains(`entry-${kind}`));
  for (const entry of entries) {
    for (const element of behind(entry)) element.hidden = !isShown(entry);
  }
  if (output === null) return;
  const count = entries.filter(isShown).length;
  output.textContent = kinds.length === 0 ? '' : countText(output.dataset.forms, count, language);
}

/** What belongs to an entry that is a heading: all up to the next heading of its level or above. */
function behind(entry: HTMLElement): HTMLElement[] {
  if (!/^H[2-6]$/.test(entry.tagName)) return [];
  const found: HTMLElement[] = [];
  let next = entry.nextElementSibling;
  while (
    next instanceof HTMLElement &&
    !(/^H[1-6]$/.test(next.tagName) && next.tagName <= entry.tagName)
  ) {
    found.push(next);
    next = next.nextElementSibling;
  }
  return found;
}

function choose(kinds: readonly string[]): void {
  for (const box of boxes) box.checked = kinds.includes(box.value);
  show();
}

/** A link to an entry shows it, whatever was chosen before. */
function showTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const entry = target?.closest('.entry');
  if (entry === null || entry === undefined || getComputedStyle(entry).display !== 'none') return;
  choose([]);
  keepInAddress('kind', []);
  entry.scrollIntoView();
}

if (field !== null) {
  choose(inAddress('kind'));
  showTarget();
  field.addEventListener('change', () => {
    keepInAddress('kind', chosen());
    show();
  });
  addEventListener('hashchange', showTarget);
}
