import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser/browser.ts';
import { putFiles } from '../helpers/folder.ts';
import { listFiles } from '../helpers/links.ts';
import { runRecount } from '../helpers/recount.ts';
import { type Served, serveFolder } from '../helpers/serve.ts';
import { readCsv } from '../site/exports/read-csv.ts';
import { type HostileSite, hostileSite, lastHeading } from './hostile-site.ts';
import { bodyPayloads, runHost, valuePayloads } from './payloads.ts';
import { poke, type Watch, watch } from './watch.ts';

/** `npm run test:hostile` has every payload and opens more pages of each kind than the line of tests. */
const isWhole = process.env.MODE === 'whole';
const part = isWhole ? { count: 100, every: 1, others: 5 } : { count: 6, every: 14, others: 1 };

let folder: string;
let site: HostileSite;
let served: Served;
let browser: Browser;
let pages: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recount-hostile-'));
  site = hostileSite(part.count, part.every);
  putFiles(folder, site.files);
  const run = await runRecount(['build', '--url', 'https://site.example/sub/'], folder);
  if (run.code !== 0) throw new Error(`${run.stdout}${run.stderr}`);
  const out = join(folder, '_site');
  pages = choosePages(listFiles(out));
  served = await serveFolder(out, '/sub/');
  browser = await launchBrowser();
}, 1_200_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rm(folder, { recursive: true, force: true });
});

/** All posts, and the first pages of each other kind. */
function choosePages(files: readonly string[]): string[] {
  const kinds = new Map<string, string[]>();
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const folders = file.split('/').slice(0, -1);
    const kind = (isWhole ? folders.slice(0, -1).join('/') : folders[0]) || file;
    kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  return [...kinds].flatMap(([kind, all]) =>
    kind === 'postmortems' ? all : all.slice(0, part.others),
  );
}

const addressOf = (file: string, base: string): string =>
  new URL(encodeURI(file.replace(/(^|\/)index\.html$/, '$1')), base).href;

/** Opens a page and waits for what it may have begun. */
async function open(watched: Watch, address: string): Promise<string[]> {
  const page = await watched.context.newPage();
  await page.goto(address, { waitUntil: 'load' });
  const { ids, dangers } = await poke(page);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
  await page.close();
  watched.runs.push(...dangers.map((danger) => `${danger} on ${address}`));
  return [...ids];
}

const inAll = async (
  watched: Watch,
  look: (ids: string[], file: string) => void = () => {},
): Promise<void> => {
  for (const file of pages) look(await open(watched, addressOf(file, served.url)), file);
};

describe('a site of hostile posts', () => {
  it('has all of them in it, and none swallows what follows it', () => {
    const [payloads, values] = isWhole ? [5000, 5000] : [400, 250];
    expect(site.payloads).toBeGreaterThan(payloads);
    expect(site.values).toBeGreaterThan(values);
    const files = listFiles(join(folder, '_site')).filter((file) =>
      /^postmortems\/.*\.html$/.test(file),
    );
    expect(files).toHaveLength(part.count);
    const ends = files.filter((file) =>
      new RegExp(`<h[2-6] id="h-[^"]*">${lastHeading} `).test(
        readFileSync(join(folder, '_site', file), 'utf8'),
      ),
    );
    const whole = Object.values(site.files).filter((text) => String(text).includes(lastHeading));
    expect(ends).toHaveLength(whole.length);
  });

  it('runs nothing in any kind of page, with the policy of the pages switched off, and names nothing that scripts know', async () => {
    const watched = await watch(browser, new URL(served.url).origin, { bypassCSP: true });
    const taken = new Set(await namesOfWindow(watched));
    const wrong: string[] = [];
    await inAll(watched, (ids, file) => {
      // Elsewhere only our templates name elements.
      if (!/^(?:postmortems|about)\//.test(file)) return;
      const own = ids.map((id) => id.replace(/^(?:id|name)=/, ''));
      wrong.push(...own.filter((id) => id === '' || taken.has(id)).map((id) => `${id} in ${file}`));
      const once = ids.filter((id) => id.startsWith('id='));
      if (new Set(once).size !== once.length) wrong.push(`an id twice in ${file}`);
    });
    expect(watched.runs).toEqual([]);
    expect(wrong).toEqual([]);
    await watched.context.close();
  }, 1_200_000);

  it('keeps to its own policy', async () => {
    const watched = await watch(browser, new URL(served.url).origin, { bypassCSP: false });
    for (const file of isWhole ? pages : pages.filter((_, at) => at % 3 === 0)) {
      await open(watched, addressOf(file, served.url));
    }
    expect(watched.runs).toEqual([]);
    // A picture that a post takes from a host without https is refused as it should be.
    expect(watched.violations.filter((what) => !what.startsWith('img-src http:'))).toEqual([]);
    await watched.context.close();
  }, 1_200_000);

  it('runs nothing in a reader of feeds', async () => {
    const watched = await watch(browser, 'null', { bypassCSP: true });
    const page = await watched.context.newPage();
    const feeds = listFiles(join(folder, '_site')).filter((file) =>
      /^feed(?:-\d+)?\.json$/.test(file),
    );
    const items = feeds.flatMap(
      (file) =>
        (JSON.parse(readFileSync(join(folder, '_site', file), 'utf8')) as { items: FeedItem[] })
          .items,
    );
    expect(items.length).toBeGreaterThanOrEqual(part.count);
    for (const item of items) {
      await page.setContent(`<h1></h1><article>${item.content_html}</article>`);
      const { dangers } = await poke(page);
      watched.runs.push(...dangers);
    }
    expect(watched.runs).toEqual([]);
    await watched.context.close();
  }, 600_000);

  it('runs nothing when its data are opened by themselves', async () => {
    const watched = await watch(browser, new URL(served.url).origin, { bypassCSP: true });
    const page = await watched.context.newPage();
    const files = listFiles(join(folder, '_site')).filter((file) =>
      /\.(?:xml|json|txt)$/.test(file),
    );
    const few = files.filter(
      (file, at) => !file.includes('/') || at % Math.ceil(files.length / (isWhole ? 100 : 8)) === 0,
    );
    for (const file of few) await page.goto(addressOf(file, served.url));
    expect(watched.runs).toEqual([]);
    await watched.context.close();
  }, 600_000);

  it.each(['alert', '"><img src=x onerror=alert(1)>'])(
    'runs nothing when it is searched for %s, in words or by a filter',
    async (words) => {
      const watched = await watch(browser, new URL(served.url).origin, { bypassCSP: true });
      const page = await watched.context.newPage();
      const query = encodeURIComponent(words);
      await page.goto(
        `${served.url}search/?q=${query}&service=${query}&severity=SEV1&x=${query}#${query}`,
      );
      await page.goto(`${served.url}search/?q=${query}`);
      await page.locator('.search-count').filter({ hasText: /\S/ }).waitFor({ timeout: 60_000 });
      const dangers = [...(await poke(page)).dangers];
      for (const list of ['', 'actions/']) {
        await page.goto(
          `${served.url}${list}?service=${query}&tag=${query}&owner=${query}#${query}`,
        );
        dangers.push(...(await poke(page)).dangers);
      }
      expect(dangers).toEqual([]);
      expect(watched.runs).toEqual([]);
      await watched.context.close();
    },
    120_000,
  );

  it('brings no formula into a spreadsheet', () => {
    const cells = listFiles(join(folder, '_site'))
      .filter((file) => file.endsWith('.csv'))
      .flatMap((file) => readCsv(readFileSync(join(folder, '_site', file), 'utf8')).flat());
    expect(cells.length).toBeGreaterThan(500);
    expect(
      cells.filter((text) => /^\s*[=+\-@\t\r|%]/.test(text) && Number.isNaN(Number(text))),
    ).toEqual([]);
  });
});

interface FeedItem {
  readonly content_html: string;
}

/** What `window`, `document` and forms have in a page without any text. */
async function namesOfWindow({ context }: Watch): Promise<string[]> {
  const page = await context.newPage();
  const names = await page.evaluate(() => {
    const all = new Set<string>();
    for (const start of [globalThis, document, document.createElement('form')]) {
      for (
        let object: object | null = start;
        object !== null;
        object = Object.getPrototypeOf(object)
      ) {
        for (const name of Object.getOwnPropertyNames(object)) all.add(name);
      }
    }
    return [...all];
  });
  await page.close();
  return names;
}

it('notices what runs: of the same texts, put into a page as they are, many do', async () => {
  const watched = await watch(browser, 'null', { bypassCSP: true });
  const page = await watched.context.newPage();
  let ran = 0;
  for (const payload of [...bodyPayloads, ...valuePayloads].filter((_, at) => at % 97 === 0)) {
    const before = watched.runs.length;
    await page.setContent(payload, { waitUntil: 'commit' });
    const { dangers } = await poke(page).catch(() => ({ dangers: [runHost] }));
    await page.waitForTimeout(10);
    if (watched.runs.length > before || dangers.length > 0) ran++;
  }
  expect(ran).toBeGreaterThan(10);
  await watched.context.close();
}, 120_000);
