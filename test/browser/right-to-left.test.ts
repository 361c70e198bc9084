import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putFiles } from '../helpers/folder.ts';
import { postText } from '../helpers/posts.ts';
import { runRecount } from '../helpers/recount.ts';
import { type Served, serveFolder } from '../helpers/serve.ts';
import { launchBrowser } from './browser.ts';

let root: string;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'recount-'));
  putFiles(root, {
    'recount.yaml': 'language: he\nurl: https://example.org/\ntitle: דוחות',
    'texts.yaml': [
      'site.postmortems: תחקירים',
      'site.search: חיפוש',
      'list.shown: { one: תחקיר אחד, other: "{count} תחקירים" }',
      'list.filter: סינון',
    ].join('\n'),
    'posts/2024-03-12-queue.md': postText({ services: '[תור, api]', cause: 'capacity' }),
    'posts/2024-04-12-tor.md': postText({
      title: 'התור מלא',
      date: '2024-04-12',
      started: '2024-04-12T06:00:00Z',
      detected: '2024-04-12T06:10:00Z',
      acknowledged: null,
      resolved: '2024-04-12T07:00:00Z',
      services: '[תור]',
      cause: 'capacity',
    }).replaceAll('2024-03-12', '2024-04-12'),
  });
  const out = join(root, '_site');
  const { code, stdout, stderr } = await runRecount(['build', '--root', root, '--out', out], root);
  if (code !== 0) throw new Error(`${stdout}${stderr}`);
  served = await serveFolder(out);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rm(root, { recursive: true, force: true });
});

async function look<Result>(
  path: string,
  width: number,
  read: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await browser.newPage({ viewport: { width, height: 844 } });
  try {
    await page.goto(new URL(path, served.url).href);
    return await read(page);
  } finally {
    await page.close();
  }
}

const left = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().left);

const paths = [
  '',
  '?cause=capacity',
  'postmortems/2024-03-12-queue/',
  'services/',
  'causes/capacity/',
  'insights/',
  'on-this-day/',
  'actions/',
  'search/?q=queue',
];

it.each(paths)(
  'page /%s of a house that writes from the right holds everything, mirrored',
  async (path) => {
    const seen = await look(path, 390, async (page) => {
      const tooWide = () =>
        page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
      const onPhone = await tooWide();
      await page.setViewportSize({ width: 1440, height: 900 });
      const [brand, nav] = [await left(page, '.brand'), await left(page, '.nav li:last-child')];
      return { onPhone, onDesktop: await tooWide(), isMirrored: brand > nav };
    });
    expect(seen).toEqual({ onPhone: 0, onDesktop: 0, isMirrored: true });
  },
);

it('scripts speak the language of the page', async () => {
  const status = await look('?cause=capacity', 1440, async (page) => {
    await page.locator('.results .row').first().waitFor();
    return page.locator('[data-count]').textContent();
  });
  expect(status).toBe('2 תחקירים');
});
