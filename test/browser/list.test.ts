import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useExampleBrowser } from './open.ts';

const { open } = useExampleBrowser();

const titles = (page: Page): Promise<string[]> =>
  page.locator('.row:visible .row-title').allTextContents();
const status = (page: Page) => page.locator('[data-count]');
const box = (page: Page, name: string) => page.locator(`input[type="checkbox"][value="${name}"]`);
const search = (page: Page): string => new URL(page.url()).search;

describe('the list on the home page', () => {
  it('is filtered by values of which any will do, across facets all', async () => {
    await open('', async (page) => {
      const all = await titles(page);
      await box(page, 'SEV1').check();
      await page.getByText('3 postmortems', { exact: true }).waitFor();
      const worst = await titles(page);
      expect(worst).toHaveLength(3);
      await box(page, 'SEV4').check();
      await page.getByText('4 postmortems', { exact: true }).waitFor();
      await box(page, 'bug').check();
      await page.waitForFunction(
        () => !/^4 /.test(document.querySelector('[data-count]')?.textContent ?? ''),
      );
      const fewer = await titles(page);
      expect(fewer.length).toBeLessThan(4);
      expect(fewer.every((title) => all.includes(title))).toBe(true);
      expect(search(page)).toBe('?severity=SEV1&severity=SEV4&cause=bug');
      expect(await status(page).getAttribute('role')).toBe('status');
    });
  });

  it('counts in each facet what could still be chosen', async () => {
    await open('?severity=SEV1', async (page) => {
      await page.getByText('3 postmortems', { exact: true }).waitFor();
      const counts = await page.locator('[data-facet="year"] li:visible .count').allTextContents();
      expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(3);
      const severities = await page
        .locator('[data-facet="severity"] li:visible .count')
        .allTextContents();
      expect(severities.reduce((sum, count) => sum + Number(count), 0)).toBe(14);
    });
  });

  it('shows the same view from its address in a new window', async () => {
    const path = '?q=the&severity=SEV2&sort=duration';
    const seen = await open('', async (page) => {
      await page.locator('input[type="search"]').fill('the');
      await box(page, 'SEV2').check();
      await page.locator('select[name="sort"]').selectOption('duration');
      await page.waitForURL(`**/${path}`);
      await status(page).waitFor();
      return titles(page);
    });
    expect(seen.length).toBeGreaterThan(0);
    await open(path, async (page) => {
      await page.locator('.results .row').first().waitFor();
      expect(await titles(page)).toEqual(seen);
      expect(await box(page, 'SEV2').isChecked()).toBe(true);
      expect(await page.locator('input[type="search"]').inputValue()).toBe('the');
    });
  });

  it('goes back step by step', async () => {
    await open('', async (page) => {
      const all = await titles(page);
      await box(page, 'SEV1').check();
      await page.getByText('3 postmortems', { exact: true }).waitFor();
      await box(page, '2017').check();
      await page.getByText('1 postmortem', { exact: true }).waitFor();
      await page.goBack();
      await page.getByText('3 postmortems', { exact: true }).waitFor();
      expect(await box(page, '2017').isChecked()).toBe(false);
      await page.goBack();
      await page.locator('.years').waitFor();
      expect(await titles(page)).toEqual(all);
      expect(search(page)).toBe('');
    });
  });

  it('puts the longest and the worst first, and what is not known last', async () => {
    await open('?sort=duration', async (page) => {
      await page.locator('.results .row').first().waitFor();
      expect((await titles(page))[0]).toBe('Reachable from outside, deaf inside after a power cut');
      await page.locator('select[name="sort"]').selectOption('severity');
      await page.waitForURL('**/?sort=severity');
      await page.waitForFunction(() =>
        document.querySelector('.results .row')?.textContent?.includes('SEV1'),
      );
      const marks = await page.locator('.results .row').allTextContents();
      const ranks = marks.map((text) => Number(/SEV(\d)/.exec(text)?.[1] ?? 9));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    });
  });

  it('is used by keyboard alone, on a phone behind a button', async () => {
    await open(
      '',
      async (page) => {
        expect(await box(page, 'SEV1').isVisible()).toBe(false);
        await page.locator('summary').focus();
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
        await page.getByText('3 postmortems', { exact: true }).waitFor();
        expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(
          'SEV1',
        );
        await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
        await page.locator('.years').waitFor();
        expect(search(page)).toBe('');
      },
      { viewport: { width: 390, height: 844 } },
    );
  });

  it('says that nothing fits', async () => {
    await open('?q=zzqxj', async (page) => {
      await page.getByText('No postmortem fits').waitFor();
      expect(await titles(page)).toEqual([]);
    });
  });

  it('loads nothing for those who only read', async () => {
    await open('', async (page) => {
      const loaded = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      );
      expect(loaded.filter((name) => /list(?:-titles)?\.json/.test(name))).toEqual([]);
    });
  });

  it('has a list for each value that works without scripts', async () => {
    await open(
      '',
      async (page) => {
        expect(await page.locator('input:visible, select:visible, button:visible').count()).toBe(0);
        await page.locator('[data-facet="cause"] a', { hasText: 'Bug' }).click();
        expect(await titles(page)).toHaveLength(4);
      },
      { javaScriptEnabled: false },
    );
  });
});

describe('on this day', () => {
  it('finds the day of the reader', async () => {
    await open('on-this-day/', async (page) => {
      await page.clock.setFixedTime(new Date('2031-08-22T12:00:00Z'));
      await page.reload();
      await page.locator('.day:visible .row').waitFor();
      expect(await page.locator('.day h2').textContent()).toBe('On 22 August');
      expect(await titles(page)).toEqual(['A certificate that nobody could renew']);
      await page.locator('.day .row-title a').click();
      await page.waitForURL('**/sub/path/postmortems/2018-08-22-expired-certificate/');
    });
  });

  it('leads by month without scripts', async () => {
    await open(
      'on-this-day/',
      async (page) => {
        await page.locator('.months a', { hasText: 'August' }).click();
        expect(await page.locator('h1').textContent()).toBe('Incidents in August');
        expect(await titles(page)).toContain('A certificate that nobody could renew');
      },
      { javaScriptEnabled: false },
    );
  });
});

describe('insights', () => {
  it('have each chart in words and as a table and a file', async () => {
    await open('insights/', async (page) => {
      const charts = page.locator('.chart');
      expect(await charts.count()).toBeGreaterThan(5);
      for (const chart of await charts.all()) {
        const words = await chart.locator('figcaption p').textContent();
        expect(words?.trim().length).toBeGreaterThan(10);
        expect(await chart.locator('tbody tr').count()).toBeGreaterThan(0);
        const file = await chart.locator('a[download]').getAttribute('href');
        const response = await page.request.get(new URL(file ?? '', page.url()).href);
        expect((await response.text()).split('\r\n').length).toBeGreaterThan(2);
      }
    });
  });

  it('count as many incidents as there are', async () => {
    await open('insights/', async (page) => {
      await page.locator('#chart-severity summary').click();
      const totals = await page.locator('#chart-severity tbody tr td:last-child').allTextContents();
      expect(totals.reduce((sum, total) => sum + Number(total), 0)).toBe(15);
    });
  });
});
