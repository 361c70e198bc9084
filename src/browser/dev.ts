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

/** The state of the site that this page shows. */
const version =
  document.querySelector<HTMLElement>('[data-recount-version]')?.dataset.recountVersion;
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
