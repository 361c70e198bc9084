// The search page over Pagefind's index. Words, filters and order stand in the address.

interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<FilterCounts>;
  search(term: string | null, options: SearchOptions): Promise<SearchResponse>;
}
type FilterCounts = Record<string, Record<string, number>>;
interface SearchOptions {
  filters: Record<string, string>;
  sort?: Record<string, 'asc' | 'desc'>;
}
interface SearchResponse {
  results: { id: string; data(): Promise<Hit> }[];
  filters: FilterCounts;
}
interface Hit {
  url: string;
  /** Escaped HTML with `<mark>` around what was found. */
  excerpt: string;
  meta: Record<string, string | undefined>;
  sub_results?: { title: string; url: string; excerpt: string }[];
}

const pageSize = 20;

function setUp(root: HTMLElement): void {
  const find = <E extends Element>(selector: string): E => {
    const element = root.querySelector<E>(selector);
    if (element === null) throw new Error(`Expected ${selector}`);
    return element;
  };
  const form = find<HTMLFormElement>('form');
  const field = find<HTMLInputElement>('input[type="search"]');
  const status = find<HTMLElement>('.search-count');
  const list = find<HTMLOListElement>('.search-results');
  const more = find<HTMLButtonElement>('.search-more');
  const fallback = find<HTMLElement>('.search-fallback');
  const filters = [...root.querySelectorAll<HTMLSelectElement>('[data-filter]')];
  const sort = find<HTMLSelectElement>('select[name="sort"]');
  const texts = root.dataset;
  const steps = JSON.parse(texts.severities ?? '{}') as Record<string, number>;
  const language = document.documentElement.dataset.locale ?? 'en';

  let loading: Promise<Pagefind> | null = null;
  let run = 0;

  function load(): Promise<Pagefind> {
    loading ??= (async () => {
      const pagefind: Pagefind = await import(new URL(texts.bundle ?? '', location.href).href);
      await pagefind.options({ baseUrl: new URL(texts.root ?? './', location.href).pathname });
      await pagefind.init();
      showCounts(await pagefind.filters());
      return pagefind;
    })();
    return loading;
  }

  /** Fills the choices of each filter; one without any is hidden. */
  function showCounts(counts: FilterCounts): void {
    for (const select of filters) {
      const chosen = select.value || new URLSearchParams(location.search).get(select.name) || '';
      const values = Object.entries(counts[select.name] ?? {});
      if (select.name === 'year') values.reverse();
      const options = values
        .filter(([value, count]) => count > 0 || value === chosen)
        .map(([value, count]) => new Option(`${value} (${count})`, value));
      select.replaceChildren(...[...select.options].slice(0, 1), ...options);
      select.value = chosen;
      if (select.selectedIndex < 0) select.value = '';
      const label = select.closest('label');
      if (label !== null) label.hidden = select.options.length < 2;
    }
  }

  async function search(): Promise<void> {
    const mine = ++run;
    const term = field.value.trim();
    const chosen = Object.fromEntries(
      filters.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
    );
    keepState(term, chosen);
    if (term === '' && Object.keys(chosen).length === 0) {
      list.replaceChildren();
      more.hidden = true;
      status.textContent = texts.hint ?? '';
      return showCounts(await (await load()).filters());
    }
    status.textContent = texts.loading ?? '';
    const pagefind = await load();
    const byDate = sort.value === 'newest' || term === '';
    const found = await pagefind.search(term === '' ? null : term, {
      filters: chosen,
      ...(byDate ? { sort: { date: 'desc' } } : {}),
    });
    if (mine !== run) return;
    showCounts(found.filters);
    list.replaceChildren();
    status.textContent = phrase(found.results.length);
    await show(found.results, mine);
  }

  async function show(results: SearchResponse['results'], mine: number): Promise<void> {
    const hits = await Promise.all(results.slice(0, pageSize).map((result) => result.data()));
    if (mine !== run) return;
    list.append(...hits.map(row));
    const rest = results.slice(pageSize);
    more.hidden = rest.length === 0;
    more.onclick = () => {
      const first = list.children.length;
      void show(rest, mine).then(() => list.children[first]?.querySelector('a')?.focus());
    };
  }

  function row(hit: Hit): HTMLLIElement {
    const item = document.createElement('li');
    const title = element('h2', 'row-title');
    title.append(link(hit.url, hit.meta.title ?? hit.url));
    const facts = element('p', 'search-facts');
    const date = hit.meta.date;
    if (hit.meta.severity !== undefined) {
      const step = steps[hit.meta.severity] ?? 5;
      facts.append(element('span', `severity severity-${step}`, hit.meta.severity));
    }
    if (date !== undefined) {
      const time = document.createElement('time');
      time.dateTime = date;
      time.textContent = day(date);
      facts.append(time);
    }
    item.append(title, facts);
    // Without words nothing was hit, and the postmortem's own summary says most.
    const summary = field.value.trim() === '' ? hit.meta.summary : undefined;
    if (summary !== undefined) item.append(element('p', 'search-excerpt', summary));
    const inner =
      summary === undefined
        ? (hit.sub_results ?? []).filter(({ url }) => url.includes('#')).slice(0, 3)
        : [];
    if (summary === undefined && inner.length === 0) item.append(excerpt(hit.excerpt));
    for (const part of inner) {
      const block = element('div', 'search-part');
      const head = element('p', 'search-place');
      head.append(link(part.url, part.title));
      block.append(head, excerpt(part.excerpt));
      item.append(block);
    }
    return item;
  }

  function keepState(term: string, chosen: Record<string, string>): void {
    const query = new URLSearchParams({
      ...(term === '' ? {} : { q: term }),
      ...chosen,
      ...(sort.value === '' ? {} : { sort: sort.value }),
    }).toString();
    history.replaceState(null, '', `${location.pathname}${query && `?${query}`}`);
  }

  function readState(): void {
    const query = new URLSearchParams(location.search);
    field.value = query.get('q') ?? '';
    sort.value = query.get('sort') === 'newest' ? 'newest' : '';
    for (const select of filters) {
      const value = query.get(select.name) ?? '';
      if (value !== '' && ![...select.options].some((option) => option.value === value)) {
        select.append(new Option(value, value));
      }
      select.value = value;
    }
  }

  function phrase(count: number): string {
    if (count === 0) return texts.nothing ?? '';
    const forms = JSON.parse(texts.found ?? '{}') as Record<string, string>;
    const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? '{count}';
    return form.replace('{count}', new Intl.NumberFormat(language).format(count));
  }

  function day(date: string): string {
    const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'long' });
    return format.format(new Date(`${date}T00:00:00Z`));
  }

  function fail(error: unknown): void {
    form.hidden = true;
    status.textContent = '';
    fallback.hidden = false;
    find<HTMLElement>('[data-failed]').hidden = false;
    find<HTMLElement>('[data-no-script]').hidden = true;
    throw error;
  }

  const start = (): void => void search().catch(fail);
  let timer = 0;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(start, 150);
  });
  for (const select of [...filters, sort]) select.addEventListener('change', start);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    start();
  });
  form.addEventListener('reset', () => setTimeout(start));
  addEventListener('popstate', () => {
    readState();
    start();
  });

  fallback.hidden = true;
  form.hidden = false;
  readState();
  start();
  field.focus({ preventScroll: true });
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function link(url: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = url;
  made.textContent = text;
  return made;
}

/** An excerpt as text with marks: everything but `<mark>` stays text, whatever the index holds. */
function excerpt(html: string): HTMLElement {
  const made = element('p', 'search-excerpt');
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const walk = (node: Node, into: Element): void => {
    for (const child of node.childNodes) {
      if (child.nodeName === 'MARK') {
        const mark = document.createElement('mark');
        mark.textContent = child.textContent;
        into.append(mark);
      } else if (child.nodeType === Node.TEXT_NODE) into.append(child.textContent ?? '');
      else walk(child, into);
    }
  };
  walk(parsed.body, made);
  return made;
}

const root = document.querySelector<HTMLElement>('[data-search]');
if (root !== null) setUp(root);

export {};
