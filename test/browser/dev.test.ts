import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { createEditorOpener } from '../../src/cli/open-editor.ts';
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

/** The page of a post with a wrong field, in the browser of somebody who has this environment. */
async function openPage(env: Readonly<Record<string, string>>) {
  const root = makeFolder({ 'posts/a.md': postText({ title: 'Broken', started: 'soon <b>' }) });
  const server = await serveTestSite(root, {
    openEditor: createEditorOpener({ env, stdout: { write: () => {}, isTTY: false, columns: 80 } }),
  });
  const page = await browser.newPage();
  onTestFinished(async () => {
    await page.close();
    await server.close();
  });
  await page.goto(`${server.url}postmortems/a/`);
  return { root, page, server };
}

test('a message beside the page opens the editor at its place', async () => {
  const tools = makeFolder({ code: '#!/bin/sh\nprintf "%s\\n" "$@" > "$(dirname "$0")/calls"\n' });
  chmodSync(join(tools, 'code'), 0o755);
  const { root, page } = await openPage({ VISUAL: `${tools}/code --reuse-window` });
  const message = page.locator('#recount-overlay li').first();
  expect(await message.innerText()).toContain('Unexpected time soon <b>, expected');
  await message.getByRole('button', { name: '6:10' }).click();
  await vi.waitFor(() => expect(existsSync(join(tools, 'calls'))).toBe(true), { timeout: 10_000 });
  expect(readFileSync(join(tools, 'calls'), 'utf8')).toBe(
    `--reuse-window\n--goto\n${root}/posts/a.md:6:10\n`,
  );
});

test('without an editor the page says what to do', async () => {
  const { page } = await openPage({});
  await page.locator('#recount-overlay button').first().click();
  const told = page.locator('#recount-overlay [role=status]');
  await vi.waitFor(async () => expect(await told.innerText()).toContain('No editor is set'), {
    timeout: 10_000,
  });
});

const long = `\n## Lessons\n\n${'A line of text.\n\n'.repeat(80)}`;
const isShown = { timeout: 10_000 } as const;

test('a post that is saved is shown where the reader is, without loading the page again', async () => {
  const { root, page } = await openPage({});
  const post = { title: 'Broken', started: 'soon' };
  const save = (text: string): void => putFiles(root, { 'posts/a.md': text });
  save(postText(post) + long);
  await page.getByText('A line of text.').first().waitFor(isShown);
  await page.evaluate(() => {
    Object.assign(globalThis, { mark: 'mine' });
    scrollTo({ top: 900, behavior: 'instant' });
  });
  save(`${postText({ ...post, title: 'Mended' })}${long}\nThe end.\n`);
  await page.getByText('The end.').waitFor({ ...isShown, state: 'attached' });
  expect(await page.title()).toMatch(/^Mended/);
  const seen = (): Promise<unknown> =>
    page.evaluate(() => ({
      mark: (globalThis as { mark?: string }).mark,
      top: Math.round(scrollY),
      // What scripts bring: the choice of a zone, and the button that copies the address.
      zones: document.querySelector<HTMLElement>('[data-zones]')?.hidden,
      copy: document.querySelectorAll('[data-copy-link]:not([hidden])').length > 0,
      sheets: document.querySelectorAll('link[href="/.recount/dev.css"]').length,
    }));
  const right = { mark: 'mine', top: 900, zones: false, copy: true, sheets: 1 };
  await vi.waitFor(async () => expect(await seen()).toEqual(right), { timeout: 10_000 });
  // The messages follow, and what they open is known to the page as it is now.
  await page.locator('#recount-overlay button').first().click();
  const told = page.locator('#recount-overlay [role=status]');
  await vi.waitFor(async () => expect(await told.innerText()).toContain('No editor is set'), {
    timeout: 10_000,
  });
  save(`${postText({ title: 'Mended' })}${long}`);
  await page.locator('#recount-overlay').waitFor({ ...isShown, state: 'detached' });
  await vi.waitFor(async () => expect(await seen()).toEqual(right), { timeout: 10_000 });
});

test('a page that is made otherwise is loaded again, and a list with each change', async () => {
  const { root, page, server } = await openPage({});
  const isNew = (): Promise<boolean> =>
    page.evaluate(() => (globalThis as { mark?: string }).mark === undefined);
  const mark = (): Promise<unknown> =>
    page.evaluate(() => Object.assign(globalThis, { mark: 'mine' }).mark);
  await mark();
  putFiles(root, { 'recount.yaml': 'title: Our incidents\nbrand:\n  accent: "#0a5"\n' });
  await vi.waitFor(async () => expect(await isNew()).toBe(true), { timeout: 10_000 });
  await page.goto(server.url);
  await mark();
  putFiles(root, { 'posts/a.md': postText({ title: 'Another title' }) });
  await page.getByText('Another title').first().waitFor(isShown);
  expect(await isNew()).toBe(true);
});
