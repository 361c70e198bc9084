// Keeps a page and its messages as they are on disk, as the dev server tells. Never part of a built site.

/** What the dev server tells of the page; null: it is no longer one that can be kept. */
interface News {
  readonly page: string;
  readonly overlay: string;
  readonly token: string;
  /** The whole document. */
  readonly html?: string;
  /** The messages alone. */
  readonly messages?: string;
}

/** What a page shows, and what it has to know to have a place opened. */
const ownOf = (of: Document): DOMStringMap =>
  of.querySelector<HTMLElement>('[data-recount-page]')?.dataset ?? {};
const own = ownOf(document);
const overlay = (): HTMLDetailsElement | null => document.querySelector('#recount-overlay');

// What was open or closed stays so over a reload. On a phone it would cover the page.
function openOverlay(): void {
  const details = overlay();
  if (details === null) return;
  const usual = innerWidth < 600 ? 'closed' : 'open';
  details.open = (sessionStorage.getItem('recount-overlay') ?? usual) === 'open';
  details.addEventListener('toggle', () => {
    sessionStorage.setItem('recount-overlay', details.open ? 'open' : 'closed');
  });
}

/** Has the server open the editor where a message is; says so where it can't. */
async function openPlace({ path, line, column }: DOMStringMap): Promise<void> {
  const tell = (text: string): void => {
    const told = document.querySelector('#recount-told');
    if (told !== null) told.textContent = text;
  };
  tell('');
  const answer = await fetch('/.recount/open', {
    method: 'POST',
    headers: { 'x-recount-token': own.recountToken ?? '' },
    body: JSON.stringify({ path, line: Number(line), column: Number(column) }),
  }).then(
    (response) => response.text(),
    () => 'The server does not answer',
  );
  tell(answer);
}

document.addEventListener('click', ({ target }) => {
  const button =
    target instanceof Element ? target.closest<HTMLElement>('#recount-overlay [data-path]') : null;
  if (button !== null) void openPlace(button.dataset);
});

/** Scripts and style sheets of a document besides ours: the frame in which its content stands. */
const frameOf = (of: Document): string[] =>
  [...of.querySelectorAll('head link[rel="stylesheet"], head script[src]')].map(
    (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
  );
/** The scripts that make the content of a page work, by their full addresses. */
const scriptsOf = (of: Document): string[] =>
  [...of.querySelectorAll('head script[type="module"][src]')].map(
    (script) => new URL(script.getAttribute('src') ?? '', location.href).href,
  );

/** What the dev server adds to a page besides messages. */
const ours = 'link[href="/.recount/dev.css"], script[src="/.recount/dev.js"]';

let editions = 0;

/** Loads the scripts of the page ahead, so that they run with the next edition before it is painted. */
async function loadAhead(): Promise<void> {
  const load = (script: string): Promise<void> =>
    new Promise((resolve) => {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = `${script}?${editions + 1}`;
      for (const end of ['load', 'error']) {
        link.addEventListener(end, () => {
          link.remove();
          resolve();
        });
      }
      document.head.append(link);
    });
  await Promise.all(scriptsOf(document).map(load));
}

let ahead = own.recountPost === undefined ? Promise.resolve() : loadAhead();

/** Puts another edition of the page in the place of this one: where the reader is stays in sight, and nothing flashes. */
async function showPage(html: string): Promise<void> {
  await ahead;
  const next = new DOMParser().parseFromString(html, 'text/html');
  if (String(frameOf(next)) !== String(frameOf(document))) {
    location.reload();
    return;
  }
  const focused = document.activeElement?.id ?? '';
  const [x, y] = [scrollX, scrollY];
  document.title = next.title;
  Object.assign(own, ownOf(next));
  // Our own style sheet stays, as it would be loaded anew.
  for (const node of next.body.querySelectorAll(ours)) node.remove();
  for (const node of [...document.body.childNodes]) {
    if (!(node instanceof Element && node.matches(ours))) node.remove();
  }
  document.body.prepend(...next.body.childNodes);
  openOverlay();
  // A script runs once for each address.
  editions++;
  for (const script of scriptsOf(next)) void import(`${script}?${editions}`);
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
  // After the scripts, so that the page is laid out but once.
  requestAnimationFrame(() => scrollTo({ left: x, top: y, behavior: 'instant' }));
  ahead = loadAhead();
}

function showMessages({ page, overlay, token, messages = '' }: News): void {
  const list = document.querySelector('#recount-messages');
  if (list === null) return;
  const next = new DOMParser().parseFromString(messages, 'text/html');
  list.replaceChildren(...next.body.childNodes);
  Object.assign(own, { recountPage: page, recountOverlay: overlay, recountToken: token });
  openOverlay();
}

let events: EventSource | null = null;
/** Editions are shown one after the other. */
let showing = Promise.resolve();

function listen(): void {
  const { recountPage = '', recountOverlay = '' } = own;
  const asked = { at: location.pathname, page: recountPage, overlay: recountOverlay };
  events = new EventSource(`/.recount/events?${new URLSearchParams(asked)}`);
  events.addEventListener('reload', () => location.reload());
  events.addEventListener('page', ({ data }: MessageEvent<string>) => {
    const { html = '' } = JSON.parse(data) as News;
    showing = showing.then(() => showPage(html));
  });
  events.addEventListener('messages', ({ data }: MessageEvent<string>) => {
    showMessages(JSON.parse(data) as News);
  });
}

// A browser holds six connections to a server at most: tabs that nobody looks at give theirs up.
document.addEventListener('visibilitychange', () => {
  events?.close();
  if (document.visibilityState === 'visible') listen();
});
openOverlay();
if (document.visibilityState === 'visible') listen();
