import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** A link of a built site that leads nowhere: page, address as written, and what was missing. */
export interface DeadLink {
  readonly page: string;
  readonly href: string;
  readonly missing: string;
}

const linking: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  link: ['href'],
  img: ['src'],
  script: ['src'],
  source: ['src'],
  form: ['action'],
};

interface PageFacts {
  readonly ids: ReadonlySet<string>;
  readonly hrefs: readonly string[];
}

/**
 * Follows every link of every page below `folder`, the way a browser would that got the site from
 * `base` (`https://example.org/sub/path/`). Links to other hosts are left alone.
 */
export function findDeadLinks(folder: string, base: string): DeadLink[] {
  const files = listFiles(folder);
  const pages = new Map(
    files
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, readPage(readFileSync(join(folder, file), 'utf8'))]),
  );
  const known = new Set(files);
  const dead: DeadLink[] = [];
  for (const [page, { hrefs }] of pages) {
    for (const href of hrefs) {
      const url = new URL(href, new URL(page.replace(/(^|\/)index\.html$/, '$1'), base));
      if (!url.href.startsWith(base)) {
        if (url.origin === new URL(base).origin) dead.push({ page, href, missing: 'site root' });
        continue;
      }
      const path = decodeURIComponent(url.pathname.slice(new URL(base).pathname.length));
      const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
      const id = decodeURIComponent(url.hash.slice(1));
      if (!known.has(file)) dead.push({ page, href, missing: file });
      else if (id !== '' && !pages.get(file)?.ids.has(id)) dead.push({ page, href, missing: id });
    }
  }
  return dead;
}

/** Paths of all files below a folder, sorted, with `/`. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
}

function readPage(html: string): PageFacts {
  const ids = new Set<string>();
  const hrefs: string[] = [];
  visit(fromHtml(html), 'element', (element: Element) => {
    if (typeof element.properties.id === 'string') ids.add(element.properties.id);
    for (const name of linking[element.tagName] ?? []) {
      const value = element.properties[name];
      if (typeof value === 'string') hrefs.push(value);
    }
  });
  return { ids, hrefs };
}
