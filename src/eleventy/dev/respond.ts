import { readFile, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../message/user-error.ts';
import { createTemplates, type FillTemplate } from '../../render/templates.ts';
import { siteFiles } from '../../site/addresses.ts';
import { contentType } from './content-type.ts';
import type { DevFile, DevSite } from './dev-site.ts';
import { addOverlay, devFolder, type Shown } from './overlay.ts';

/** The package itself, from `src/eleventy/dev/` and `dist/eleventy/dev/` alike. */
const packageFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** An answer to a request, before it is sent. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  /** For a redirect. */
  readonly location?: string;
  /** What an open page needs to know whether it still shows the same; absent for what is no page. */
  readonly shown?: Shown;
}

/** The site as the server sees it: whole, or the error that stands in its way. */
export interface Served {
  /** Null as long as the site could never be read. */
  readonly site: DevSite | null;
  /** Why the last refresh failed. */
  readonly failure: unknown;
}

export interface RespondOptions {
  readonly root: string;
  /** The page of a rule as HTML, or null where there is no such rule. */
  readonly ruleHtml: (id: string) => Promise<string | null>;
  /** What pages must know to have a place opened in the editor. */
  readonly token: string;
}

/** Makes the answer to a request for a place of the site (`postmortems/x/`). */
export type Respond = (place: string, served: Served) => Promise<Answer>;

/** Answers requests out of memory; what is read from disk is only what the site's plan names. */
export function createRespond({ root, ruleHtml, token }: RespondOptions): Respond {
  const fill = createTemplates(null);
  return async (place, served) => {
    try {
      if (place.startsWith(`${devFolder}/`)) {
        return await ownFile(place.slice(devFolder.length + 1), ruleHtml, fill);
      }
      if (served.site === null || served.failure !== null) {
        return failurePage(served.failure, fill, token);
      }
      return await siteFile(place, served.site, { root, token, fill });
    } catch (error) {
      return failurePage(error, fill, token);
    }
  };
}

interface Context {
  readonly root: string;
  readonly token: string;
  readonly fill: FillTemplate;
}

/** The file of the site that answers a request: `postmortems/x/` → `postmortems/x/index.html`. */
export const fileAt = (place: string): string =>
  place === '' || place.endsWith('/') ? `${place}index.html` : place;

async function siteFile(place: string, site: DevSite, context: Context): Promise<Answer> {
  const name = fileAt(place);
  const file = await site.find(name);
  if (file !== null) return toAnswer(200, name, file, context);
  if (!place.endsWith('/') && (await site.find(`${place}/index.html`)) !== null) {
    const location = `/${place.split('/').map(encodeURIComponent).join('/')}/`;
    return { status: 302, type: 'text/plain; charset=utf-8', body: location, location };
  }
  const notFound = siteFiles.notFound.slice(1);
  const page = await site.find(notFound);
  if (page === null) return { status: 404, type: 'text/plain; charset=utf-8', body: 'Not found' };
  return toAnswer(404, notFound, page, context);
}

async function toAnswer(
  status: number,
  name: string,
  file: DevFile,
  { root, token, fill }: Context,
): Promise<Answer> {
  const type = contentType(name);
  if (file.kind === 'bytes') return { status, type, body: file.bytes };
  if (file.kind === 'copy') return { status, type, body: await readInside(file.source, root) };
  const text = file.text();
  if (!type.startsWith('text/html')) return { status, type, body: text };
  return { status, type, ...addOverlay(text, { ...file, token }, fill) };
}

/** A file may have become a link since the site was read. */
async function readInside(file: string, root: string): Promise<Uint8Array> {
  const real = await realpath(file);
  for (const folder of [root, packageFolder]) {
    if (real.startsWith((await realpath(folder)).replace(/[\\/]?$/, sep))) return readFile(real);
  }
  throw new Error(`Expected a file inside the site: ${file}`);
}

/** Served below `devFolder`, by their places in the package. */
const ownFiles = new Map([
  ['dev.css', 'templates/dev/dev.css'],
  ...['dev.js', 'find-changes.js', 'overlay.js', 'show-page.js'].map(
    (name) => [name, `dist/browser/dev/${name}`] as const,
  ),
]);

/** The style sheet and scripts of the overlay, and the pages of the rules that messages link to. */
async function ownFile(
  name: string,
  ruleHtml: RespondOptions['ruleHtml'],
  fill: FillTemplate,
): Promise<Answer> {
  const source = ownFiles.get(name);
  if (source !== undefined) {
    return { status: 200, type: contentType(name), body: await readFile(packageFolder + source) };
  }
  const id = /^rules\/([a-z\d-]{1,100})\/?$/.exec(name)?.[1];
  const html = id === undefined ? null : await ruleHtml(id);
  return html === null
    ? ownPage(404, { title: 'There is no such page', text: null, html: null }, fill)
    : ownPage(200, { title: `Rule ${id}`, text: null, html }, fill);
}

function failurePage(error: unknown, fill: FillTemplate, token: string): Answer {
  const isUserError = error instanceof UserError;
  const title = isUserError ? error.message : 'Recount failed on this page';
  const text = isUserError ? error.hint : String(error instanceof Error ? error.message : error);
  const { body, ...answer } = ownPage(500, { title, text, html: null }, fill);
  return { ...answer, ...addOverlay(String(body), { post: null, messages: [], token }, fill) };
}

function ownPage(
  status: number,
  page: { title: string; text: string | null; html: string | null },
  fill: FillTemplate,
): Answer {
  const body = fill('dev/page', { ...page, folder: devFolder });
  return { status, type: contentType('x.html'), body };
}
