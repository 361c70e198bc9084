// Loads the page again when the dev server says that the site has changed. Never part of a built site.

// What was open or closed stays so over a reload. On a phone it would cover the page.
const overlay = document.querySelector<HTMLDetailsElement>('#recount-overlay');
if (overlay !== null) {
  const usual = innerWidth < 600 ? 'closed' : 'open';
  overlay.open = (sessionStorage.getItem('recount-overlay') ?? usual) === 'open';
}
overlay?.addEventListener('toggle', () => {
  sessionStorage.setItem('recount-overlay', overlay.open ? 'open' : 'closed');
});

const own = document.querySelector<HTMLElement>('[data-recount-version]')?.dataset;
/** The state of the site that this page shows. */
const version = own?.recountVersion;

/** Has the server open the editor where a message is; says so where it can't. */
async function openPlace({ path, line, column }: DOMStringMap): Promise<void> {
  const told = document.querySelector('#recount-told');
  if (told !== null) told.textContent = '';
  const answer = await fetch('/.recount/open', {
    method: 'POST',
    headers: { 'x-recount-token': own?.recountToken ?? '' },
    body: JSON.stringify({ path, line: Number(line), column: Number(column) }),
  }).then(
    (response) => response.text(),
    () => 'The server does not answer',
  );
  if (told !== null) told.textContent = answer;
}

overlay?.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-path]') : null;
  if (button !== null) void openPlace(button.dataset);
});

let events: EventSource | null = null;

function listen(): void {
  events = new EventSource('/.recount/events');
  events.addEventListener('message', ({ data }: MessageEvent<string>) => {
    if (data !== version) location.reload();
  });
}

// A browser holds six connections to a server at most: tabs that nobody looks at give theirs up.
document.addEventListener('visibilitychange', () => {
  events?.close();
  if (document.visibilityState === 'visible') listen();
});
if (document.visibilityState === 'visible') listen();
