import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { type BuildResult, buildSite } from '../../src/eleventy/build-site.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { makeFolder, putFiles, readFiles } from '../helpers/folder.ts';
import { postText } from '../helpers/posts.ts';

const config = { ...defaults, url: 'https://example.org/' };

function build(root: string, out: string, cache?: string): Promise<BuildResult> {
  const today = '2024-05-15' as Day;
  return buildSite({ root, config, today, drafts: false, out: join(root, out), cache });
}

const start = {
  'posts/a.md': postText({ id: 'a', title: 'First' }),
  'posts/b.md': postText({ id: 'b', title: 'Second', services: '[x, y]' }),
  'posts/c.md': postText({ id: 'c', title: 'Third', severity: 'SEV1' }),
  'posts/i.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>',
  'public/x.txt': 'x',
};

/** Something that happens to a site between two builds. */
type Edit = readonly [name: string, make: (root: string) => void];

const put =
  (path: string, text: string) =>
  (root: string): void =>
    putFiles(root, { [path]: text });
const remove =
  (path: string) =>
  (root: string): void =>
    rmSync(join(root, path), { recursive: true, force: true });

const edits: readonly Edit[] = [
  ['another title', put('posts/a.md', postText({ id: 'a', title: 'Another' }))],
  ['another text', put('posts/b.md', `${postText({ id: 'b', title: 'Second' })}\nMore words.\n`)],
  ['another day', put('posts/c.md', postText({ id: 'c', title: 'Third', date: '2020-02-03' }))],
  ['a draft', put('posts/c.md', postText({ id: 'c', status: 'draft' }))],
  ['a new post', put('posts/d.md', postText({ id: 'd', related: '[a]' }))],
  ['one post less', remove('posts/b.md')],
  ['another file', put('public/x.txt', 'y')],
  ['another image', put('posts/i.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="4"/>')],
  ['a page with the image', put('posts/e.md', `${postText({ id: 'e' })}\n![I](i.svg)\n`)],
  ['the page with the image lost', remove('posts/e.md')],
  [
    'an older post, in front of all others',
    put('posts/f.md', postText({ id: 'f', date: '2011-01-01', services: '[y, z]' })),
  ],
  ['a word with an accent', put('posts/g.md', `${postText({ id: 'g' })}\nCafé, cafe, naïve.\n`)],
  ['the same word without', put('posts/g.md', `${postText({ id: 'g' })}\nCafe, naive.\n`)],
  ['a part of the search index lost', remove('_site/pagefind/index')],
  ['a template', put('templates/partials/footer.eta', '<footer>Ours</footer>\n')],
  ['a page lost from the site', remove('_site/postmortems/a/index.html')],
  [
    'a page of the site changed by hand',
    (root) => {
      const page = join(root, '_site/index.html');
      if (existsSync(page)) writeFileSync(page, 'mine');
    },
  ],
  ['a file too many in the site', put('_site/more.txt', 'more')],
  ['the cache lost', remove('.recount-cache')],
];

test('building again after any edits gives what a clean build gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...edits), { minLength: 2, maxLength: 5 }),
      async (happened) => {
        const root = makeFolder(start);
        const cache = join(root, '.recount-cache');
        await build(root, '_site', cache);
        for (const [, edit] of happened) edit(root);
        await build(root, '_site', cache);
        await build(root, 'clean');
        expect(readFiles(join(root, '_site'))).toEqual(readFiles(join(root, 'clean')));
      },
    ),
    { numRuns: 3, interruptAfterTimeLimit: 60_000 },
  );
}, 300_000);

test('only pages that show something else are made again', async () => {
  const root = makeFolder(start);
  const cache = join(root, '.recount-cache');
  const pages = (await build(root, '_site', cache)).pages ?? 0;
  expect((await build(root, '_site', cache)).written).toBe(0);
  put('posts/c.md', `${start['posts/c.md']}\nA word more.\n`)(root);
  const { written } = await build(root, '_site', cache);
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan(pages / 2);
}, 120_000);

test('of the search index only what has words of the edited post is made again', async () => {
  const root = makeFolder(start);
  const cache = join(root, '.recount-cache');
  const inIndex = (): Record<string, Buffer> =>
    Object.fromEntries(
      Object.entries(readFiles(join(root, '_site'))).filter(([file]) => file.includes('pagefind/')),
    );
  await build(root, '_site', cache);
  const before = inIndex();
  put('posts/b.md', `${start['posts/b.md']}\nA zeppelin more.\n`)(root);
  await build(root, '_site', cache);
  const after = inIndex();
  const isFragment = (file: string): boolean => file.includes('/fragment/');
  const made = Object.keys(after).filter((file) => !(file in before));
  expect(made.filter(isFragment)).toHaveLength(1);
  expect(Object.keys(after).filter(isFragment)).toHaveLength(3);
  await build(root, 'clean');
  expect(readFiles(join(root, '_site'))).toEqual(readFiles(join(root, 'clean')));
}, 120_000);

test('a broken cache is no cache', async () => {
  const root = makeFolder(start);
  const cache = join(root, '.recount-cache');
  await build(root, '_site', cache);
  const before = readFiles(join(root, '_site'));
  for (const file of Object.keys(readFiles(cache))) writeFileSync(join(cache, file), 'broken');
  await build(root, '_site', cache);
  expect(readFiles(join(root, '_site'))).toEqual(before);
}, 120_000);
