import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useExampleBrowser } from './open.ts';

const { open } = useExampleBrowser();

const titles = async (page: Page): Promise<string[]> => {
  await page.locator('.search-results li').first().waitFor();
  return page.locator('.search-results .row-title').allTextContents();
};

const daysOf = (page: Page): Promise<string[]> =>
  page
    .locator('.search-results time')
    .evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));

describe('search', () => {
  it('finds the one postmortem that has a word, and marks it', async () => {
    await open('search/?q=sushibar', async (page) => {
      expect(await titles(page)).toEqual(['A certificate that nobody could renew']);
      const marked = await page.locator('.search-results mark').allTextContents();
      expect(marked.some((text) => /sushibar/i.test(text))).toBe(true);
    });
  });

  it('lists postmortems by a filter alone, newest first', async () => {
    await open('search/', async (page) => {
      await page.getByLabel('Severity').selectOption('SEV1');
      const found = await titles(page);
      expect(found.length).toBeGreaterThan(1);
      const days = await daysOf(page);
      expect(days).toEqual([...days].sort().reverse());
      expect(new URL(page.url()).search).toBe('?severity=SEV1');
    });
  });

  it('shows the same again when its address is opened anew', async () => {
    const seen = await open('search/?q=database&year=2017', titles);
    expect(seen.length).toBeGreaterThan(0);
    expect(await open('search/?q=database&year=2017', titles)).toEqual(seen);
  });

  it('offers the filters of what was found, when it opens with words or a filter', async () => {
    for (const query of ['q=certificate', 'severity=SEV1']) {
      await open(`search/?${query}`, async (page) => {
        await titles(page);
        for (const name of ['Severity', 'Service', 'Tag', 'Year']) {
          const options = await page.getByLabel(name).locator('option').allTextContents();
          expect(options.length, name).toBeGreaterThan(1);
        }
      });
    }
  });

  it('leads from a hit to its place under a path', async () => {
    await open('search/?q=sushibar', async (page) => {
      await titles(page);
      await page.locator('.search-results .row-title a').first().click();
      await page.waitForURL('**/sub/path/postmortems/2018-08-22-expired-certificate/**');
      expect(await page.locator('h1').textContent()).toBe('A certificate that nobody could renew');
    });
  });

  it('orders hits of a word by day when asked to', async () => {
    await open('search/?q=database', async (page) => {
      const byMatch = await titles(page);
      await page.getByLabel('Order').selectOption('newest');
      await page.waitForFunction(
        (first) => document.querySelector('.search-results .row-title')?.textContent !== first,
        byMatch[0],
      );
      const days = await daysOf(page);
      expect(days.length).toBeGreaterThan(1);
      expect(days).toEqual([...days].sort().reverse());
      expect(new URL(page.url()).search).toBe('?q=database&sort=newest');
    });
  });

  it('shows more hits in the same order, and goes on from the first of them', async () => {
    await open('search/?q=the&sort=newest', async (page) => {
      await titles(page);
      expect(await page.locator('.search-results > li').count()).toBe(10);
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.locator('.search-results > li:nth-child(11) a:focus').waitFor();
      const days = await daysOf(page);
      expect(days.length).toBeGreaterThan(10);
      expect(days).toEqual([...days].sort().reverse());
    });
  });

  it('loads values of filters only for readers who filter, and counts from then on', async () => {
    await open('search/', async (page) => {
      const loaded: string[] = [];
      page.on('response', (response) => loaded.push(response.url()));
      const severity = page.getByLabel('Severity').locator('option');
      expect(await severity.allTextContents()).toContain('SEV1 Critical');
      await page.locator('input[type="search"]').fill('the');
      await titles(page);
      expect(loaded.some((url) => url.endsWith('.pf_fragment'))).toBe(true);
      expect(loaded.filter((url) => url.endsWith('.pf_filter'))).toEqual([]);

      await page.getByLabel('Severity').selectOption('SEV1');
      const said = page.locator('.search-count');
      await page.waitForFunction(
        () =>
          document.querySelector('select[name="severity"] :checked')?.textContent !==
          'SEV1 Critical',
      );
      expect(loaded.some((url) => url.endsWith('.pf_filter'))).toBe(true);
      const [, count] = /\((\d+)\)/.exec((await severity.allTextContents()).join()) ?? [];
      expect(await said.textContent()).toMatch(new RegExp(`^${count} `));
      expect(await page.getByLabel('Severity').inputValue()).toBe('SEV1');
    });
  });

  it('keeps a filter of an old address that no postmortem has any more, and says that it leaves nothing', async () => {
    await open('search/?tag=no-such-tag', async (page) => {
      await page.getByText('Nothing found').waitFor();
      expect(await page.getByLabel('Tag').inputValue()).toBe('no-such-tag');
    });
  });

  it('says that nothing was found', async () => {
    await open('search/?q=zzqxj', async (page) => {
      await page.getByText('Nothing found').waitFor();
      expect(await page.locator('.search-results li').count()).toBe(0);
    });
  });

  it('knows no word of a draft', async () => {
    await open('search/?q=chainguard', async (page) => {
      await page.waitForFunction(() =>
        /found/i.test(document.querySelector('.search-count')?.textContent ?? ''),
      );
      const said = await page.locator('.search-results').textContent();
      expect(said?.toLowerCase()).not.toContain('chainguard');
    });
  });

  it('is reached from any page by a key', async () => {
    await open('postmortems/2018-08-22-expired-certificate/', async (page) => {
      await page.keyboard.press('/');
      await page.waitForURL('**/sub/path/search/');
      await page.waitForSelector('input[type="search"]:focus');
    });
  });
});
