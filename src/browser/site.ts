// On every page: the choice of a theme, and the way to search by keyboard.

const root = document.documentElement;

function setUpThemes(): void {
  const field = document.querySelector<HTMLFieldSetElement>('[data-theme-switch]');
  if (field === null) return;
  const chosen = root.dataset.theme ?? 'auto';
  for (const input of field.querySelectorAll('input')) {
    input.checked = input.value === chosen;
    input.addEventListener('change', () => setTheme(input.value));
  }
  field.hidden = false;
}

function setTheme(theme: string): void {
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    if (theme === 'auto') localStorage.removeItem('recount-theme');
    else localStorage.setItem('recount-theme', theme);
  } catch {
    // Nothing is kept, but this page has its theme.
  }
}

/** `/` and Ctrl-K or ⌘K lead to the search page, or into its field on that page. */
function openSearch(event: KeyboardEvent): void {
  const { target, key, altKey, ctrlKey, metaKey } = event;
  const typing =
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select'));
  const slash = key === '/' && !typing && !altKey && !ctrlKey && !metaKey;
  const command = key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey;
  if (event.defaultPrevented || !(slash || command)) return;
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>('[data-search] input[type="search"]');
  if (field === null) document.querySelector<HTMLAnchorElement>('[data-search-link]')?.click();
  else field.select();
}

setUpThemes();
document.addEventListener('keydown', openSearch);

export {};
