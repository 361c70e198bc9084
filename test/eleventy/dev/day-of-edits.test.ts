import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { defaults } from '../../../src/config/defaults.ts';
import type { Config } from '../../../src/config/types.ts';
import { collectGarbage } from '../../../src/eleventy/collect-garbage.ts';
import { createDevSite, type DevSite } from '../../../src/eleventy/dev/dev-site.ts';
import type { Day } from '../../../src/postmortem/types.ts';
import { makeFolder, putFiles } from '../../helpers/folder.ts';
import { postText } from '../../helpers/posts.ts';

const editions = 12;
const pages = ['index.html', 'actions/index.html', 'postmortems/a/index.html', 'feed.json'];

/** Edits a site, looks at its pages, and points at what it was made of without holding it. */
async function edit(site: DevSite, root: string, number: number): Promise<WeakRef<object>[]> {
  const fields = number % 4 === 0 ? { title: `Title ${number}` } : {};
  const text = postText({ ...fields, severity: 'SEV77' });
  putFiles(root, { 'posts/a.md': `${text}\nEdition ${number}.\n` });
  if (number % 3 === 0) putFiles(root, { [`posts/new-${number}.md`]: text });
  else rmSync(join(root, `posts/new-${number - 1}.md`), { force: true });
  await site.edit('posts/a.md');
  const seen: object[] = [];
  for (const file of pages) {
    const page = await site.find(file);
    if (page?.kind !== 'page') throw new Error(`Expected a page at ${file}`);
    page.text();
    seen.push(page);
  }
  await site.refresh();
  seen.push(site.messages(), ...site.messages().filter(({ path }) => path === 'posts/a.md'));
  return seen.map((part) => new WeakRef(part));
}

test('nothing that was shown before the last edit is held', async () => {
  const root = makeFolder({ 'posts/a.md': postText(), 'posts/b.md': postText({ title: 'B' }) });
  let config: Config = { ...defaults, audience: 'internal', url: 'https://example.org/' };
  const load = async () => ({ config, messages: [], today: '2024-05-15' as Day });
  const site = await createDevSite({ root, drafts: true, load });
  const before: WeakRef<object>[] = [];
  for (let number = 0; number < editions; number++) {
    if (number % 5 === 0) config = { ...config, title: `Title ${number}` };
    before.push(...(await edit(site, root, number)));
  }
  expect(before.length).toBeGreaterThan(editions * pages.length);
  await edit(site, root, editions);
  // What was looked at in this turn is held until its end, what is being written until that is done.
  await vi.waitFor(
    () => {
      collectGarbage();
      expect(before.filter((part) => part.deref() !== undefined)).toHaveLength(0);
    },
    { timeout: 20_000, interval: 200 },
  );
  expect(site.posts()).toBeGreaterThan(1);
});
