import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Entry, type IndexFile, readIndex } from '../../src/eleventy/search/index-part.ts';
import { mergeIndex } from '../../src/eleventy/search/merge-index.ts';
import { createWriter } from '../../src/eleventy/write-files.ts';
import { readFiles } from '../helpers/read-files.ts';
import { type Served, serveFolder } from '../helpers/serve.ts';
import { launchBrowser } from './browser.ts';

let folder: string;
let served: Served;
let example: Served;
let browser: Browser;

/** The example site with so few places of words in its index as a house with ten thousand postmortems has. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recount-phrases-'));
  cpSync(inject('exampleFolder'), folder, { recursive: true });
  const files = new Map(
    Object.entries(readFiles(join(folder, 'pagefind'))).map(
      ([file, bytes]): [string, IndexFile] => [
        `pagefind/${file}`,
        { read: () => bytes, before: null },
      ],
    ),
  );
  const entry = JSON.parse(String(files.get('pagefind/pagefind-entry.json')?.read())) as Entry;
  const numbers = Array.from(
    { length: entry.languages.en?.page_count ?? 0 },
    (_, page) => `${page}`,
  );
  await mergeIndex([readIndex(files, numbers)], {
    order: numbers.toReversed(),
    sizes: { enough: 12_000, most: 60_000, places: numbers.length },
    write: createWriter(folder),
  });
  const { pathname } = new URL(inject('exampleUrl'));
  served = await serveFolder(folder, pathname);
  example = await serveFolder(inject('exampleFolder'), pathname);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  await example?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Found {
  /** What the page says of how many there are. */
  readonly count: string | null;
  readonly titles: readonly string[];
  /** Bytes of the pieces of the index that were loaded. */
  readonly loaded: number;
}

async function find(words: string, at: Served): Promise<Found> {
  const page: Page = await browser.newPage();
  try {
    const pieces: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.pf_index')) pieces.push(response.body());
    });
    await page.goto(`${at.url}search/?q=${encodeURIComponent(words)}`);
    await page.locator('.search-results li').first().waitFor();
    const titles = await page.locator('.search-results .row-title').allTextContents();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    return {
      count: await page.locator('.search-count').textContent(),
      titles,
      loaded: (await Promise.all(pieces)).reduce((sum, { length }) => sum + length, 0),
    };
  } finally {
    await page.close();
  }
}

test('a word that is everywhere is found on every page, with less to load', async () => {
  const [light, full] = [await find('the', served), await find('the', example)];
  expect(light.count).toBe(full.count);
  expect(light.loaded).toBeLessThan(full.loaded);
});

test.each(['"the time"', '"of the"', '"connection pool"'])(
  'the phrase %s is found wherever it stands',
  async (phrase) => {
    const [found, expected] = [await find(phrase, served), await find(phrase, example)];
    expect(found.count).toBe(expected.count);
    expect(found.titles.toSorted()).toEqual(expected.titles.toSorted());
  },
);
