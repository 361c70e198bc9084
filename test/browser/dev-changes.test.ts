import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type * as FindChanges from '../../src/browser/dev/find-changes.ts';
import { makeFolder, putFiles } from '../helpers/folder.ts';
import { postText } from '../helpers/posts.ts';
import { serveTestSite } from '../helpers/serve-site.ts';
import { launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const paragraphs = ['One line.', 'Another *line*.', '- a\n- b', '```sh\nls\n```', 'The last line.'];
const textOf = (parts: readonly string[], fields: Record<string, string> = {}): string =>
  `${postText(fields)}\n## Lessons\n\n${parts.join('\n\n')}\n`;

async function openPost() {
  const root = makeFolder({ 'posts/a.md': textOf(paragraphs) });
  const server = await serveTestSite(root);
  const page = await browser.newPage();
  onTestFinished(async () => {
    await page.close();
    await server.close();
  });
  await page.goto(`${server.url}postmortems/a/`);
  return { root, page, url: `${server.url}postmortems/a/` };
}

/** What a reader has, with what scripts have made of it, but for the addresses of what was loaded. */
const contentOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('header, main, footer')]
      .map((part) => part.outerHTML)
      .join('\n'),
  );

/** Marks all elements of the page, and tells how many of them are still there. */
const mark = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll('main *')) Object.assign(element, { mark: 1 });
  });
const countMarked = (page: Page): Promise<number> =>
  page.evaluate(
    () => [...document.querySelectorAll('main *')].filter((element) => 'mark' in element).length,
  );

const [, two, list, code, last] = paragraphs as [string, string, string, string, string];

/** What is written, and whether its page has to be made anew: where scripts have to see the change. */
const edits: readonly (readonly [name: string, text: string, isWhole: boolean])[] = [
  ['other words', textOf(['One line more.', two, list, code, last]), false],
  ['a link and words at two places', textOf(['One [line](#x).', two, list, code, 'End.']), false],
  ['a paragraph more', textOf(['One [line](#x).', 'Between.', two, list, code, 'End.']), false],
  ['two paragraphs less', textOf(['One [line](#x).', list, code, 'End.']), false],
  ['paragraphs at two places', textOf([list, code, last]), true],
  ['an item of a list more', textOf([list.replace('- b', '- b\n- c'), code, last]), false],
  ['a list in an item', textOf([list.replace('- b', '- b\n  - c'), code, last]), false],
  ['no whole text yet', textOf([list, '[a', last]), true],
  ['other code', textOf([list, code.replace('ls', 'cd'), last]), true],
  ['words of an entry', textOf([code]).replace('of old jobs', 'of jobs'), true],
  ['other words behind code', textOf([code, 'More.']), true],
  ['and again', textOf([code, 'Even more.']), false],
  [
    'a time more',
    textOf([code, 'Even more.']).replace('- 07:00', '- 06:30 It grows.\n- 07:00'),
    true,
  ],
  ['another title', textOf([code, 'Even more.'], { title: 'Full' }), true],
  ['a heading more', textOf([code, '### Deeper', 'Even more.']), true],
];

test('only what differs changes, and the page is as if it were loaded anew', async () => {
  const { root, page, url } = await openPost();
  const fresh = await browser.newPage();
  onTestFinished(() => fresh.close());
  const seen: unknown[] = [];
  for (const [name, text] of edits) {
    await mark(page);
    putFiles(root, { 'posts/a.md': text });
    await fresh.goto(url);
    const expected = await contentOf(fresh);
    await vi.waitFor(async () => expect(await contentOf(page)).toBe(expected), { timeout: 20_000 });
    seen.push([name, (await countMarked(page)) === 0]);
  }
  expect(seen).toEqual(edits.map(([name, , isWhole]) => [name, isWhole]));
});

test('a choice of the reader outlives an edit', async () => {
  const { root, page, url } = await openPost();
  await page.goto(`${url}?zone=local`);
  const choice = (): Promise<readonly unknown[]> =>
    page.evaluate(() => [
      document.querySelector<HTMLInputElement>('[data-zones] input:checked')?.value,
      document.querySelector('.post time[title]')?.textContent,
    ]);
  const chosen = await choice();
  expect(chosen).toEqual(['local', expect.stringMatching(/\d\d:\d\d$/)]);
  await mark(page);
  putFiles(root, { 'posts/a.md': textOf(['Other words.', two]) });
  await page.getByText('Other words.').waitFor({ timeout: 10_000 });
  expect(await choice()).toEqual(chosen);
  await mark(page);
  putFiles(root, { 'posts/a.md': textOf(['More words.', two]) });
  await page.getByText('More words.').waitFor({ timeout: 10_000 });
  expect(await choice()).toEqual(chosen);
  expect(await countMarked(page)).toBeGreaterThan(0);
});

test('whatever differs in plain parts, changing it gives the next edition', async () => {
  const { page } = await openPost();
  await page.evaluate(
    "import('/.recount/find-changes.js').then((module) => Object.assign(globalThis, module))",
  );
  const wrong = await page.evaluate(() => {
    const { findChanges } = globalThis as unknown as typeof FindChanges;
    // A linear congruential generator: the same trees in every run.
    let state = 1;
    const random = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    const make = (depth: number): string =>
      Array.from({ length: random(4) }, () => {
        const inside = depth > 0 && random(3) > 0 ? make(depth - 1) : `text ${random(3)}`;
        return random(3) === 0 ? inside : `<p class="${random(2)}">${inside}</p>`;
      })
        .join('')
        .replaceAll('<p', '<div')
        .replaceAll('</p', '</div');
    const toTree = (html: string): Element => {
      const root = document.createElement('main');
      root.innerHTML = html;
      return root;
    };
    const kept: number[] = [];
    for (let run = 0; run < 3000; run++) {
      const [old, next] = [toTree(make(4)), toTree(make(4))];
      const live = old.cloneNode(true);
      const changes = findChanges(live, old, next);
      if (changes === null) return `null for ${old.outerHTML} and ${next.outerHTML}`;
      for (const { parent, from, to, before } of changes) {
        for (const node of to) parent.insertBefore(node.cloneNode(true), before);
        for (const node of from) node.remove();
      }
      if (!live.isEqualNode(next)) return `${old.outerHTML} did not become ${next.outerHTML}`;
      kept.push(changes.length);
    }
    return kept.some((count) => count > 1) ? '' : 'never more than one change';
  });
  expect(wrong).toBe('');
});
