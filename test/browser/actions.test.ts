import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useExampleBrowser } from './open.ts';

const { open } = useExampleBrowser();

/** Waits until so many items are told to be shown; their rows. */
async function shown(page: Page): Promise<string[]> {
  await page.locator('[data-actions-filter] output:not(:empty)').waitFor();
  return page.locator('.item:visible').allTextContents();
}

describe('the action index', () => {
  it('filtered by owner shows the items of that owner only', async () => {
    await open('actions/', async (page) => {
      const owner = 'OBS frontend team';
      const all = await page.locator('.item:visible').allTextContents();
      await page.getByLabel('Owner').selectOption(owner);
      const own = await shown(page);
      expect(own.length).toBeGreaterThan(0);
      expect(own).toHaveLength(all.filter((text) => text.includes(owner)).length);
      expect(own.every((text) => text.includes(owner))).toBe(true);
      expect(new URL(page.url()).searchParams.get('owner')).toBe(owner);
      expect(await page.locator('output').textContent()).toContain(`${own.length} item`);
      await page.getByRole('button', { name: 'Show all' }).click();
      await page.locator('[data-all-items]').waitFor();
      expect(await page.locator('.item:visible').count()).toBe(all.length);
      expect(new URL(page.url()).search).toBe('');
    });
  });

  it('shows the same view from its address, and goes back to the one before', async () => {
    await open('actions/?status=overdue', async (page) => {
      const rows = await shown(page);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((text) => text.includes('Overdue'))).toBe(true);
      await page.getByLabel('Type').selectOption('detect');
      await page.waitForURL('**/actions/?*type=detect*');
      expect((await shown(page)).length).toBeLessThan(rows.length);
      await page.goBack();
      await expect.poll(() => page.locator('.item:visible').count()).toBe(rows.length);
    });
  });

  it('links each item to its place in its post, filtered or not', async () => {
    await open('actions/?status=overdue', async (page) => {
      await shown(page);
      const link = page.locator('.item:visible .item-text a').first();
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
      const due = page.locator('[data-all-items] [data-overdue]');
      expect(await due.count()).toBeGreaterThan(0);
      expect(await page.locator('[data-all-items] .status-overdue').count()).toBe(
        await due.count(),
      );
    });
  });
});
