import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useExampleBrowser } from './open.ts';

const { open } = useExampleBrowser();

const titles = async (page: Page): Promise<string[]> => {
  await page.locator('.search-results li').first().waitFor();
  return page.locator('.search-results .row-title').allTextContents();
};

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
      await page.waitForFunction(
        () => document.querySelectorAll('select[name="severity"] option').length > 1,
      );
      await page.getByLabel('Severity').selectOption('SEV1');
      const found = await titles(page);
      expect(found.length).toBeGreaterThan(1);
      const years = await page
        .locator('.search-results time')
        .evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
      expect(years).toEqual([...years].sort().reverse());
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
