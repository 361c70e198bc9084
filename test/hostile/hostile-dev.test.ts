import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { UserError } from '../../src/message/user-error.ts';
import { launchBrowser } from '../browser/browser.ts';
import { makeFolder, putFiles } from '../helpers/folder.ts';
import { serveTestSite } from '../helpers/serve-site.ts';
import { hostileEdition, markOf, wholeEditions } from './hostile-editions.ts';
import { hostileSite } from './hostile-site.ts';
import { poke, watch } from './watch.ts';

/** `npm run test:hostile` saves as often as every payload needs to be shown. */
const editions = process.env.MODE === 'whole' ? wholeEditions : 8;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const name = 'edited <img src=x onerror=alert(1)>';
const file = `posts/${name}.md`;

/** Serves a hostile site; its editor fails with a text that quotes the path. */
async function serve() {
  const root = makeFolder({
    ...hostileSite(2, 400).files,
    // With all rules, so that there is much to tell.
    'recount.yaml': 'title: "</title><img src=x onerror=alert(1)>"\n',
    [file]: hostileEdition(0),
  });
  const server = await serveTestSite(root, {
    ruleHtml: async (rule) => (rule === 'link-dead' ? '<p>A page</p>' : null),
    openEditor: async (place) => {
      throw new UserError('failed', `<img src=x onerror=alert(1)> ${place.file}`, 'No hint');
    },
  });
  onTestFinished(() => server.close());
  const watched = await watch(browser, new URL(server.url).origin, { bypassCSP: true });
  onTestFinished(() => watched.context.close());
  return { root, server, watched, page: await watched.context.newPage() };
}

const inTime = { timeout: 20_000 } as const;

test('hostile posts, broken and mended while a page shows them, run nothing in it', async () => {
  const { root, server, watched, page } = await serve();
  await page.goto(`${server.url}postmortems/${encodeURIComponent(name)}/`);
  await page.evaluate(() => Object.assign(globalThis, { mark: 'mine' }));
  const overlay = page.locator('#recount-overlay');
  let messages = 0;
  for (let edition = 1; edition <= editions; edition++) {
    putFiles(root, { [file]: hostileEdition(edition) });
    // The page, and then what there is to say about it.
    await overlay
      .getByText(markOf(edition))
      .first()
      .waitFor({ ...inTime, state: 'attached' });
    messages += await overlay.locator('li').count();
    if (edition % 4 === 0 || edition === editions) {
      expect((await poke(page)).dangers).toEqual([]);
    }
  }
  expect(messages).toBeGreaterThan(editions * 5);
  expect(watched.runs).toEqual([]);
  // All of that was put into the page that was opened.
  expect(await page.evaluate(() => (globalThis as { mark?: string }).mark)).toBe('mine');
  await overlay.locator('button').first().click();
  const told = page.locator('#recount-told');
  await vi.waitFor(async () => expect(await told.innerText()).toContain('onerror'), inTime);
  expect((await poke(page)).dangers).toEqual([]);
  expect(watched.runs).toEqual([]);
}, 1_200_000);

test('lists, pages that are not there, and a site that cannot be read run nothing', async () => {
  const { root, server, watched, page } = await serve();
  const hostile = encodeURIComponent('<img src=x onerror=alert(1)>');
  const places = [
    '',
    'actions/',
    `${hostile}/`,
    `postmortems/${hostile}`,
    `.recount/rules/${hostile}/`,
  ];
  for (const place of [...places, '.recount/rules/link-dead/', `search/?q=${hostile}#${hostile}`]) {
    await page.goto(server.url + place);
    expect((await poke(page)).dangers, place).toEqual([]);
  }
  await page.goto(server.url);
  putFiles(root, {
    'recount.yaml': 'title: "<img src=x onerror=alert(1)>"\n"<img src=x onerror=alert(2)>": 1\n',
  });
  await page
    .locator('#recount-overlay')
    .getByText('onerror=alert(2)')
    .waitFor({ ...inTime, state: 'attached' });
  expect((await poke(page)).dangers).toEqual([]);
  putFiles(root, {
    'templates/pages/home.eta': '<% throw new Error("<img src=x onerror=alert(3)>") %>',
  });
  await page
    .getByText('onerror=alert(3)')
    .first()
    .waitFor({ ...inTime, state: 'attached' });
  expect((await poke(page)).dangers).toEqual([]);
  expect(watched.runs).toEqual([]);
}, 120_000);
