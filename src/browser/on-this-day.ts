// What happened on this day of earlier years: the build knows no clock, but the reader's browser does.

const root = document.querySelector<HTMLElement>('[data-day]');
const section = root?.querySelector<HTMLElement>('section') ?? null;

async function showToday(root: HTMLElement, section: HTMLElement): Promise<void> {
  const locale = document.documentElement.dataset.locale ?? 'en';
  const now = new Date();
  const today = now.toLocaleDateString('sv').slice(5);
  const day = new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    day: 'numeric',
    month: 'long',
  }).format(now);
  const title = section.querySelector('h2');
  const list = section.querySelector('ol');
  const put = (words: string | undefined): void => {
    if (title !== null) title.textContent = (words ?? '').replace('{day}', day);
    section.hidden = false;
  };
  const month = today.slice(0, 2);
  const address = new URL(`${root.dataset.months}${month}/`, location.href);
  // A month in which nothing ever happened has no page and no link to one.
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.months a')];
  if (!links.some(({ href }) => href === address.href)) return put(root.dataset.none);
  const response = await fetch(address);
  if (!response.ok) return put(root.dataset.failed);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const rows = [...page.querySelectorAll<HTMLElement>(`[data-date="${today}"] .row`)];
  for (const link of rows.flatMap((row) => [...row.querySelectorAll('a')])) {
    link.href = new URL(link.getAttribute('href') ?? '', response.url).href;
  }
  list?.append(...rows.map((row) => document.importNode(row, true)));
  put(rows.length === 0 ? root.dataset.none : root.dataset.title);
}

if (root !== null && section !== null) {
  showToday(root, section).catch((error: unknown) => {
    const title = section.querySelector('h2');
    if (title !== null) title.textContent = root.dataset.failed ?? '';
    section.hidden = false;
    throw error;
  });
}

export {};
