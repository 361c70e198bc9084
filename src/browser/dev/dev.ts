// Keeps a page and its messages as they are on disk, as the dev server tells. Never part of a built site.

import { openOverlay, showMessages } from './overlay.ts';
import { own, showPage } from './show-page.ts';

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
    const { page, overlay, token, messages = '' } = JSON.parse(data) as News;
    Object.assign(own, { recountPage: page, recountOverlay: overlay, recountToken: token });
    showMessages(messages);
  });
}

// A browser holds six connections to a server at most: tabs that nobody looks at give theirs up.
document.addEventListener('visibilitychange', () => {
  events?.close();
  if (document.visibilityState === 'visible') listen();
});
openOverlay();
if (document.visibilityState === 'visible') listen();
