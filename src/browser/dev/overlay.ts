/** What was open or closed stays so over a reload. On a phone it would cover the page. */
export function openOverlay(): void {
  const details = document.querySelector<HTMLDetailsElement>('#recount-overlay');
  if (details === null) return;
  const usual = innerWidth < 600 ? 'closed' : 'open';
  details.open = (sessionStorage.getItem('recount-overlay') ?? usual) === 'open';
  details.addEventListener('toggle', () => {
    sessionStorage.setItem('recount-overlay', details.open ? 'open' : 'closed');
  });
}

/** Puts other messages in the place of those that are shown. */
export function showMessages(html: string): void {
  const list = document.querySelector('#recount-messages');
  if (list === null) return;
  const next = new DOMParser().parseFromString(html, 'text/html');
  list.replaceChildren(...next.body.childNodes);
  openOverlay();
}
