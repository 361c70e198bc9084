// The rows of the list. Each is made once, by the template of its page, and taken from there.

/** Gives the row of a postmortem by its place in the list, as a copy with addresses that fit this page. */
export type FindRow = (place: number) => Promise<HTMLElement | null>;

/**
 * Takes rows from the pages of the list, of which this document is the first. `pages` are their
 * addresses and `size` is the number of rows on each; a page is fetched when a row of it is asked for.
 * `selector` finds them.
 */
export function createRows(
  size: number,
  pages: readonly string[],
  locale: string,
  selector = '.years .row',
): FindRow {
  const known = new Map<number, Promise<HTMLElement[]>>();
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    calendar: 'gregory',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

  const rowsOf = (from: Document): HTMLElement[] => [
    ...from.querySelectorAll<HTMLElement>(selector),
  ];

  const read = async (page: number): Promise<HTMLElement[]> => {
    if (page === 0) return rowsOf(document);
    const address = pages[page] ?? '';
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const other = new DOMParser().parseFromString(await response.text(), 'text/html');
    const rows = rowsOf(other);
    for (const link of rows.flatMap((row) => [...row.querySelectorAll('a')])) {
      link.href = new URL(link.getAttribute('href') ?? '', response.url).href;
    }
    return rows;
  };

  return async (place) => {
    const page = Math.floor(place / size);
    const rows = known.get(page) ?? read(page);
    known.set(page, rows);
    const row = (await rows)[place % size];
    if (row === undefined) return null;
    const copy = document.importNode(row, true);
    // The year stands above the row on its own page, but not among what was found.
    for (const time of copy.querySelectorAll<HTMLTimeElement>('.row-kicker time')) {
      time.textContent = format.format(new Date(`${time.dateTime}T00:00:00Z`));
    }
    return copy;
  };
}
