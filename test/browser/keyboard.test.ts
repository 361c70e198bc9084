import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useExampleBrowser } from './open.ts';

const { open } = useExampleBrowser();

/** What stands in the window after a number of tabs. */
interface Walk {
  /** What could be used and was never reached. */
  readonly missed: readonly string[];
  /** What was reached and did not show it. */
  readonly unseen: readonly string[];
  readonly reached: number;
}

/** A field for a date is day, month, year and a button; some steps more do no harm. */
const partsOfDate = 8;

/** Goes through a page by Tab alone, until it comes round. */
async function walk(page: Page): Promise<Walk> {
  const count = await page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, summary, [tabindex]',
      ),
    ].filter(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        one.tabIndex >= 0 &&
        !(one as HTMLButtonElement).disabled &&
        // Of a group of buttons the keyboard goes to the one that is chosen, and on by arrows.
        !(one instanceof HTMLInputElement && one.type === 'radio' && !one.checked),
    );
    for (const [index, one] of all.entries()) one.dataset.walk = String(index);
    return all.length;
  });
  const reached = new Set<string>();
  const seen = new Set<string>();
  const unseen = new Map<string, string>();
  for (let step = 0; step < count + partsOfDate; step++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === null || one === document.body) return null;
      // A box that is drawn by what follows it shows the focus there.
      const shown = [one, one.nextElementSibling].some(
        (drawn) => drawn !== null && getComputedStyle(drawn).outlineStyle !== 'none',
      );
      return {
        name: one.getAttribute('data-walk') ?? '',
        shown,
        html: one.outerHTML.slice(0, 120),
      };
    });
    if (at === null) continue;
    reached.add(at.name);
    if (at.shown) seen.add(at.name);
    else unseen.set(at.name, at.html);
  }
  const names = [...Array(count).keys()].map(String).filter((name) => !reached.has(name));
  const missed = await page.evaluate(
    (wanted) =>
      wanted.map(
        (name) => document.querySelector(`[data-walk="${name}"]`)?.outerHTML.slice(0, 120) ?? '',
      ),
    names,
  );
  // A part of a date shows the focus itself.
  for (const name of seen) unseen.delete(name);
  return { missed, unseen: [...unseen.values()], reached: reached.size };
}

describe.each([
  '',
  'postmortems/2018-04-18-culler-flood/',
  'actions/',
  'insights/',
  'services/kubernetes/',
  'search/',
])('page /%s', (path) => {
  it.each([390, 1440])(
    'is used by keyboard alone at %i pixels, and shows where it is',
    async (width) => {
      const viewport = { width, height: 900 };
      const { missed, unseen, reached } = await open(path, walk, { viewport });
      expect(missed).toEqual([]);
      expect(unseen).toEqual([]);
      expect(reached).toBeGreaterThan(10);
    },
  );
});
