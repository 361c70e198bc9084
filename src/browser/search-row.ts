import type { Hit } from './pagefind.ts';

/** What showing a hit needs besides the hit. */
export interface RowOptions {
  /** BCP 47 tag for dates. */
  readonly locale: string;
  /** Steps of severities, for their colours. */
  readonly steps: Readonly<Record<string, number>>;
  /** No words were looked for, so no excerpt has a hit: the postmortem's own summary says most. */
  readonly withSummary: boolean;
}

/** Sections with hits that are shown of one postmortem. */
const maxParts = 3;

/** A postmortem that was found. All text is set as text; nothing of the index is taken for HTML. */
export function searchRow(hit: Hit, { locale, steps, withSummary }: RowOptions): HTMLLIElement {
  const { title, severity, date, summary } = hit.meta;
  const item = document.createElement('li');
  const facts = element('p', 'search-facts');
  if (severity !== undefined) {
    facts.append(element('span', `severity severity-${steps[severity] ?? 5}`, severity));
  }
  if (date !== undefined) facts.append(dayElement(date, locale));
  item.append(element('h2', 'row-title', link(hit.url, title ?? hit.url)), facts);
  if (withSummary && summary !== undefined) {
    item.append(element('p', 'search-excerpt', summary));
    return item;
  }
  const parts = (hit.sub_results ?? []).filter(({ url }) => url.includes('#')).slice(0, maxParts);
  if (parts.length === 0) item.append(excerpt(hit.excerpt));
  for (const part of parts) {
    const head = element('p', 'search-place', link(part.url, part.title));
    item.append(element('div', 'search-part', head, excerpt(part.excerpt)));
  }
  return item;
}

function dayElement(date: string, locale: string): HTMLTimeElement {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' });
  const time = document.createElement('time');
  time.dateTime = date;
  time.textContent = format.format(new Date(`${date}T00:00:00Z`));
  return time;
}

/** An excerpt as text, with the marks around its hits. */
function excerpt(html: string): HTMLElement {
  const made = element('p', 'search-excerpt');
  const copy = (from: Node): void => {
    for (const node of from.childNodes) {
      if (node.nodeName === 'MARK') made.append(element('mark', '', node.textContent ?? ''));
      else if (node.nodeType === Node.TEXT_NODE) made.append(node.textContent ?? '');
      else copy(node);
    }
  };
  copy(new DOMParser().parseFromString(html, 'text/html').body);
  return made;
}

function element(name: string, className: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...content);
  return made;
}

function link(url: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = url;
  made.append(text);
  return made;
}
