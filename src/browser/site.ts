// On every page: the choice of a theme, and the way to search by keyboard.

const root = document.documentElement;

/** Keeps a choice of the reader's, or forgets it; where storage is closed it lasts as long as the page. */
function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // The page has it all the same.
  }
}

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

const themes = document.querySelector<HTMLFieldSetElement>('[data-theme-switch]');
if (themes !== null) {
  const chosen = root.dataset.theme ?? 'auto';
  for (const input of themes.querySelectorAll('input')) {
    input.checked = input.value === chosen;
    input.addEventListener('change', () => setTheme(input.value));
  }
  themes.hidden = false;
}

function setTheme(theme: string): void {
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  keep('recount-theme', theme === 'auto' ? null : theme);
}

// A key without Ctrl can be in the way of voice control and of a slip, so it can be turned off.
const slash = document.querySelector<HTMLInputElement>('[data-key-switch]');
if (slash !== null) {
  slash.checked = kept('recount-key') !== 'off';
  slash.addEventListener('change', () => keep('recount-key', slash.checked ? null : 'off'));
  const label = slash.closest('label');
  if (label !== null) label.hidden = false;
}

/** `/` and Ctrl-K or ⌘K lead to the search page, or into its field on that page. */
function openSearch(event: KeyboardEvent): void {
  const { target, key, altKey, ctrlKey, metaKey } = event;
  const typing =
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select'));
  const plain = !typing && !altKey && !ctrlKey && !metaKey;
  const isSlash = key === '/' && plain && slash?.checked === true;
  const isCommand = key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey;
  if (event.defaultPrevented || !(isSlash || isCommand)) return;
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>('[data-search] input[type="search"]');
  if (field === null) document.querySelector<HTMLAnchorElement>('[data-search-link]')?.click();
  else field.select();
}

document.addEventListener('keydown', openSearch);

export {};
