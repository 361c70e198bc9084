import { type Change, findChanges } from './find-changes.ts';
import { openOverlay, showMessages } from './overlay.ts';

/** What a page shows, and what it has to know to have a place opened. */
const ownOf = (of: Document): DOMStringMap =>
  of.querySelector<HTMLElement>('[data-recount-page]')?.dataset ?? {};
export const own = ownOf(document);

/** What the dev server adds to a page besides messages. */
const ours = 'link[href="/.recount/dev.css"], script[src="/.recount/dev.js"]';
const messages = '#recount-messages';

const parsePage = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** Language, direction, scripts and style sheets of a document: the frame in which its content stands. */
const frameOf = (of: Document): string[] => [
  of.documentElement.lang,
  of.documentElement.dir,
  ...[...of.querySelectorAll('head link[rel="stylesheet"], head script[src]')].map(
    (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
  ),
];
/** The scripts that make the content of a page work, by their full addresses. */
const scriptsOf = (of: Document): string[] =>
  [...of.querySelectorAll('head script[type="module"][src]')].map(
    (script) => new URL(script.getAttribute('src') ?? '', location.href).href,
  );

let editions = 0;

/** Loads the scripts of the page ahead, so that they run with the next edition before it is painted. */
async function loadScripts(): Promise<void> {
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

/** The page as it was sent, which scripts have changed since; null: it is another by now. */
async function askForSent(): Promise<Document | null> {
  const answer = await fetch(location.pathname);
  const now = parsePage(await answer.text());
  return ownOf(now).recountPage === own.recountPage ? now : null;
}

let ahead: Promise<unknown> = Promise.resolve();
let sent: Promise<Document | null> = Promise.resolve(null);
if (own.recountPost !== undefined) {
  ahead = loadScripts();
  sent = askForSent().catch(() => null);
}

/** Puts another edition of the page in the place of this one: where the reader is stays in sight, and nothing flashes. */
export async function showPage(html: string): Promise<void> {
  const [before] = await Promise.all([sent, ahead]);
  const next = parsePage(html);
  if (String(frameOf(next)) !== String(frameOf(document))) {
    location.reload();
    return;
  }
  document.title = next.title;
  Object.assign(own, ownOf(next));
  const changes = before === null ? null : findAllChanges(before, next);
  if (changes === null) {
    replaceAll(next);
    ahead = loadScripts();
    // After this edition is painted.
    sent = new Promise((resolve) => setTimeout(() => resolve(parsePage(html)), 100));
  } else {
    for (const { parent, from, to, before } of changes) {
      for (const node of to) parent.insertBefore(document.importNode(node, true), before);
      for (const node of from) node.remove();
    }
    sent = Promise.resolve(next);
    showMessages(next.querySelector(messages)?.innerHTML ?? '');
  }
}

/** What differs between two editions of the page, where that is all that has to change in it. */
function findAllChanges(before: Document, next: Document): readonly Change[] | null {
  const [shown = [], old = [], will = []] = [document, before, next].map((of) =>
    [...of.body.children].filter((part) => !part.matches(`${ours}, ${messages}`)),
  );
  if (shown.length !== old.length || shown.length !== will.length) return null;
  const changes: Change[] = [];
  for (const [index, part] of shown.entries()) {
    const inPart = findChanges(part, old[index] ?? part, will[index] ?? part);
    if (inPart === null) return null;
    changes.push(...inPart);
  }
  return changes;
}

function replaceAll(next: Document): void {
  const focused = document.activeElement?.id ?? '';
  const [x, y] = [scrollX, scrollY];
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
}
