import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRssFeed } from 'feedsmith';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildExampleSite, type ExampleSite } from '../helpers/example-site.ts';
import { listFiles } from '../helpers/links.ts';

const folder = inject('exampleFolder');
const sub = inject('exampleUrl');
let moved: ExampleSite;

beforeAll(async () => {
  moved = await buildExampleSite('https://postmortems.example.net/');
});
afterAll(async () => {
  await moved?.remove();
});

const read = (folder: string) => {
  const { title, link, items = [] } = parseRssFeed(readFileSync(join(folder, 'feed.xml'), 'utf8'));
  return { title, link, items };
};

describe('the feed of the example site', () => {
  it('has each published postmortem once, newest first', () => {
    const { title, link, items } = read(folder);
    expect({ title, link }).toEqual({ title: 'Recount of incidents', link: sub });
    expect(items).toHaveLength(15);
    expect(new Set(items.map(({ guid }) => guid?.value)).size).toBe(15);
    const dates = items.map(({ pubDate }) => Date.parse(pubDate ?? ''));
    expect(dates).toEqual([...dates].sort((a, b) => b - a));
  });

  it('links to pages that exist', () => {
    const files = new Set(listFiles(folder));
    const targets = read(folder).items.map(({ link = '' }) => link);
    expect(targets.every((link) => link.startsWith(`${sub}postmortems/`))).toBe(true);
    const missing = targets.filter((link) => !files.has(`${link.slice(sub.length)}index.html`));
    expect(missing).toEqual([]);
  });

  it('carries the full text with absolute addresses only', () => {
    for (const item of read(folder).items) {
      const html = item.content?.encoded ?? '';
      expect(html.length).toBeGreaterThan(2000);
      const relative: string[] = [];
      visit(fromHtml(html, { fragment: true }), 'element', ({ properties }) => {
        for (const name of ['href', 'src']) {
          const value = properties[name];
          if (typeof value === 'string' && !/^(https?:|mailto:)/.test(value)) relative.push(value);
        }
      });
      expect(relative).toEqual([]);
    }
  });

  it('keeps the ids of its items when the site moves', () => {
    const ids = (folder: string) => read(folder).items.map(({ guid }) => guid?.value);
    expect(ids(moved.folder)).toEqual(ids(folder));
    expect(ids(folder).some((id) => id?.includes('example.org'))).toBe(false);
  });

  it('is announced on every page', () => {
    const pages = listFiles(folder).filter((file) => file.endsWith('.html'));
    const silent = pages.filter(
      (page) => !readFileSync(join(folder, page), 'utf8').includes('type="application/rss+xml"'),
    );
    expect(silent).toEqual([]);
  });
});
