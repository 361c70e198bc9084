import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { listFiles } from '../helpers/links.ts';
import { useExampleBrowser } from './open.ts';

const { open } = useExampleBrowser();
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** One of each kind of page. */
const pages = [
  '',
  'postmortems/2018-04-18-culler-flood/',
  'postmortems/2026-01-04-n-plus-one-pool-exhaustion/',
  'actions/',
  'search/?q=database',
  '?severity=SEV1',
  'insights/',
  'on-this-day/',
  'on-this-day/08/',
  'services/',
  'services/kubernetes/',
  'causes/',
  'causes/bug/',
  'follow-up/open/',
  'severities/sev2/',
  'tags/database/',
  'years/2018/',
  '404.html',
];
const phone = { width: 390, height: 844 };
const desktop = { width: 1440, height: 900 };

interface Violation {
  readonly id: string;
  readonly nodes: readonly string[];
}

interface AxeWindow {
  readonly axe: {
    run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}

async function violations(page: Page): Promise<Violation[]> {
  // The policy of the pages takes no script in their text.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as AxeWindow;
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
  });
}

describe.each(pages)('page /%s', (path) => {
  it('has nothing that axe objects to, light on a desktop', async () => {
    expect(await open(path, violations, { colorScheme: 'light', viewport: desktop })).toEqual([]);
  });

  it('has nothing that axe objects to, dark on a phone, and fits it without scrolling sideways', async () => {
    const seen = await open(
      path,
      async (page) => ({
        tooWide: await page.evaluate(() =>
          Math.max(0, document.documentElement.scrollWidth - innerWidth),
        ),
        violations: await violations(page),
      }),
      { colorScheme: 'dark', viewport: phone },
    );
    expect(seen).toEqual({ tooWide: 0, violations: [] });
  });

  it('says what it has to say without scripts', async () => {
    const said = await open(path, (page) => page.locator('main').innerText(), {
      javaScriptEnabled: false,
    });
    expect(said.length).toBeGreaterThan(path === '404.html' ? 20 : 80);
    if (path.startsWith('search/')) expect(said).toMatch(/JavaScript/);
  });
});

describe('without scripts', () => {
  it('every postmortem can be reached from the home page', async () => {
    const links = await open(
      '',
      (page) =>
        page
          .locator('main a')
          .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname)),
      { javaScriptEnabled: false },
    );
    const posts = listFiles(inject('exampleFolder'))
      .filter((file) => file.startsWith('postmortems/') && file.endsWith('/index.html'))
      .map((file) => `/sub/path/${file.replace(/index\.html$/, '')}`);
    expect(posts).toHaveLength(15);
    expect(posts.filter((post) => !links.includes(post))).toEqual([]);
  });

  it('every action item is listed, and no control is shown that does nothing', async () => {
    const { items, controls } = await open(
      'actions/',
      async (page) => ({
        items: await page.locator('.item:visible').count(),
        controls: await page.locator('select:visible, button:visible, input:visible').count(),
      }),
      { javaScriptEnabled: false },
    );
    expect(items).toBeGreaterThan(60);
    expect(controls).toBe(0);
  });
});

describe('times', () => {
  const stamps = (timezoneId: string, zone: string) =>
    open(
      'postmortems/2018-04-18-culler-flood/',
      async (page) => {
        await page.locator(`input[name="zone"][value="${zone}"]`).check();
        return page.locator('.part-timeline time').first().textContent();
      },
      { timezoneId },
    );

  it('can be read in the zone of the reader', async () => {
    const inUtc = await stamps('UTC', 'local');
    expect(await stamps('America/New_York', 'utc')).toBe(await stamps('Asia/Kolkata', 'utc'));
    expect(await stamps('America/New_York', 'local')).not.toBe(inUtc);
    expect(await stamps('Asia/Kolkata', 'local')).not.toBe(inUtc);
  });
});
