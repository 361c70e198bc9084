import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useExampleBrowser } from './open.ts';

const { open } = useExampleBrowser();

const owners = (page: Page) =>
  page
    .locator('.item:visible')
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.owner ?? ''));

describe('the action index', () => {
  it('filtered by owner shows the items of that owner only', async () => {
    await open('actions/', async (page) => {
      const all = await owners(page);
      const owner = 'OBS frontend team';
      const own = all.filter((names) => (JSON.parse(names) as string[]).includes(owner));
      expect(own.length).toBeGreaterThan(0);
      expect(own.length).toBeLessThan(all.length);
      await page.getByLabel('Owner').selectOption(owner);
      expect(await owners(page)).toEqual(own);
      expect(new URL(page.url()).searchParams.get('owner')).toBe(owner);
    });
  });

  it('shows the same view from its address', async () => {
    await open('actions/?status=overdue', async (page) => {
      const shown = await page.locator('.item:visible').allTextContents();
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.every((text) => text.includes('Overdue'))).toBe(true);
    });
  });

  it('links each item to its place in its post', async () => {
    await open('actions/', async (page) => {
      const link = page.locator('.item .item-text a').first();
      const text = await link.textContent();
      await link.click();
      await page.waitForURL('**/postmortems/*/#ai-*');
      const target = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
      const plain = (words: string | null) => words?.replaceAll(/\W+/g, ' ').trim() ?? '';
      expect(plain(await target.textContent())).toContain(plain(text));
    });
  });

  it('tells what has become overdue since the site was built', async () => {
    await open('actions/', async (page) => {
      const before = await page.locator('.item .status-overdue').count();
      const due = await page
        .locator('.item[data-due]')
        .evaluateAll(
          (items) =>
            items.filter((item) =>
              ['open', 'in-progress'].includes((item as HTMLElement).dataset.status ?? ''),
            ).length,
        );
      expect(before).toBe(due);
    });
  });
});
