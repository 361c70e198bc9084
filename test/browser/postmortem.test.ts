import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useExampleBrowser } from './open.ts';

const { open } = useExampleBrowser();
const post = 'postmortems/2018-04-18-culler-flood/';

const shown = (page: Page): Promise<string[]> =>
  page
    .locator('.entry')
    .evaluateAll((entries) =>
      entries
        .filter((entry) => (entry as HTMLElement).checkVisibility())
        .map(({ className }) => className.replace(/.*entry-(\w+)$/, '$1')),
    );

describe('the kinds of a timeline', () => {
  it('are chosen without scripts', async () => {
    const kinds = await open(
      post,
      async (page) => {
        await page.getByRole('checkbox', { name: 'Detection' }).check();
        return shown(page);
      },
      { javaScriptEnabled: false },
    );
    expect(kinds).toEqual(['detection']);
  });

  it('stand in the address, which opens the same view anew', async () => {
    const { query, kinds, said } = await open(post, async (page) => {
      await page.getByRole('checkbox', { name: 'Detection' }).check();
      await page.getByRole('checkbox', { name: 'Cause' }).check();
      return {
        query: new URL(page.url()).search,
        kinds: await shown(page),
        said: await page.locator('.kinds output').textContent(),
      };
    });
    expect(new Set(kinds)).toEqual(new Set(['cause', 'detection']));
    expect(query).toBe('?kind=cause&kind=detection');
    expect(said).toBe(`${kinds.length} entries shown`);
    expect(await open(post + query, shown)).toEqual(kinds);
  });

  it('give way to a link to an entry that they hide', async () => {
    await open(`${post}?kind=cause`, async (page) => {
      const hidden = page.locator('.entry.entry-other').first();
      expect(await hidden.isVisible()).toBe(false);
      await page.evaluate(
        (id) => {
          location.hash = id ?? '';
        },
        await hidden.getAttribute('id'),
      );
      await hidden.waitFor({ state: 'visible' });
      expect(new URL(page.url()).search).toBe('');
    });
  });
});

describe('the figure of a timeline', () => {
  it('leads to the entries', async () => {
    await open(post, async (page) => {
      const mark = page.locator('.course-figure svg:visible a.mark').nth(1);
      const target = await mark.getAttribute('href');
      await mark.click();
      expect(new URL(page.url()).hash).toBe(target);
      expect(await page.locator(`.entry${target}`).count()).toBe(1);
    });
  });

  it('has one drawing for a phone and one for a wide column, with letters that can be read', async () => {
    for (const width of [390, 1440]) {
      const size = await open(
        post,
        (page) =>
          page.locator('.course-figure .tick-label:visible').evaluateAll((labels) => ({
            drawings: new Set(labels.map((label) => label.closest('svg'))).size,
            height: Math.min(...labels.map((label) => label.getBoundingClientRect().height)),
          })),
        { viewport: { width, height: 900 } },
      );
      expect(size.drawings).toBe(1);
      expect(size.height).toBeGreaterThan(12);
    }
  });
});

describe('times', () => {
  const told = (timezoneId: string, query: string) =>
    open(
      post + query,
      async (page) => ({
        list: await page.locator('.entry time').first().textContent(),
        head: await page.locator('.course time').first().textContent(),
        figure: await page.locator('.course-figure .turn-time:visible').first().textContent(),
        zone: await page.locator('[data-zone-name]').textContent(),
      }),
      { timezoneId },
    );

  it.each([
    ['UTC', '', { list: '12:35', head: '11:30 UTC', figure: '13:30', zone: 'UTC+02:00' }],
    ['America/New_York', '?zone=local', { list: '18 Apr 2018, 06:35', figure: '07:30' }],
    ['Asia/Kolkata', '?zone=local', { list: '18 Apr 2018, 16:05', figure: '17:00' }],
    ['Asia/Kolkata', '?zone=utc', { list: '18 Apr 2018, 10:35', figure: '11:30', zone: 'UTC' }],
    ['Pacific/Auckland', '?zone=local', { list: '18 Apr 2018, 22:35', figure: '23:30' }],
    ['Pacific/Auckland', '?zone=incident', { list: '18 Apr 2018, 12:35', figure: '13:30' }],
  ])('read in %s at %j are right', async (timezoneId, query, expected) => {
    expect(await told(timezoneId, query)).toMatchObject(expected);
  });
});

describe('the address of a page', () => {
  it('is copied with the view that was chosen', async () => {
    await open(
      `${post}?kind=cause`,
      async (page) => {
        await page.getByRole('button', { name: 'Copy link' }).click();
        await page.getByRole('button', { name: 'Copied' }).waitFor();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
          `https://example.org/sub/path/${post}?kind=cause`,
        );
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });
});
