import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiskSource } from '../../src/catalog/disk-source.ts';
import { isPostFile } from '../../src/catalog/post-source.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'recount-source-'));
  mkdirSync(join(root, 'posts'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content: string | Uint8Array = 'text'): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const source = () => createDiskSource(root, { posts: 'posts', public: 'public' });
const list = () => source().list();

test('lists posts by code unit, and the files that posts may refer to', async () => {
  for (const path of ['b.md', 'a.md', 'B.md', '2017/c.md', 'img/x.png', 'log.txt'])
    put(`posts/${path}`);
  put('public/logo.svg');
  put('public/_headers');
  const listing = await list();
  expect(listing.posts).toEqual(['posts/2017/c.md', 'posts/B.md', 'posts/a.md', 'posts/b.md']);
  expect([...listing.assets]).toEqual([
    'posts/img/x.png',
    'posts/log.txt',
    'public/_headers',
    'public/logo.svg',
  ]);
  expect(listing.messages).toEqual([]);
});

test('leaves out hidden files, underscored names, READMEs and what editors leave behind', async () => {
  for (const name of [
    '.a.md',
    '_template.md',
    'README.md',
    'sub/readme.md',
    'a.md~',
    '#a.md#',
    '4913',
  ]) {
    put(`posts/${name}`);
  }
  put('posts/.git/a.md');
  symlinkSync('ana@host.1:2', join(root, 'posts/.#a.md'));
  const listing = await list();
  expect(listing.posts).toEqual([]);
  expect(listing.messages).toEqual([]);
});

test('follows links inside the site and tells of the others', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'recount-outside-'));
  writeFileSync(join(outside, 'secret.md'), 'secret');
  put('archive/old.md');
  put('posts/sub/x.md');
  symlinkSync('../archive', join(root, 'posts/archive'));
  symlinkSync('../archive/old.md', join(root, 'posts/same.md'));
  symlinkSync('sub', join(root, 'posts/alias'));
  symlinkSync('..', join(root, 'posts/sub/up'));
  symlinkSync(outside, join(root, 'posts/outside'));
  symlinkSync(join(outside, 'secret.md'), join(root, 'posts/leak.md'));
  symlinkSync('gone.md', join(root, 'posts/dangling.md'));
  const listing = await list();
  rmSync(outside, { recursive: true });
  expect(listing.posts).toEqual(['posts/archive/old.md', 'posts/same.md', 'posts/sub/x.md']);
  expect(listing.messages.map(({ path, level, reason }) => [path, level, reason])).toEqual([
    [
      'posts/dangling.md',
      'error',
      'Unexpected link that leads nowhere, expected a file inside the site',
    ],
    [
      'posts/leak.md',
      'error',
      'Unexpected link that leads out of the site, expected a file inside the site',
    ],
    [
      'posts/outside',
      'error',
      'Unexpected link that leads out of the site, expected a file inside the site',
    ],
  ]);
});

test('reads a folder whose name ends in .md as a folder, and says so', async () => {
  put('posts/x.md/y.md');
  const listing = await list();
  expect(listing.posts).toEqual(['posts/x.md/y.md']);
  expect(listing.messages).toMatchObject([{ path: 'posts/x.md', level: 'warn', place: null }]);
});

test('a site without its folders is an error of the user', async () => {
  rmSync(join(root, 'posts'), { recursive: true });
  await expect(list()).rejects.toMatchObject({ code: 'no-posts' });
  rmSync(root, { recursive: true });
  await expect(list()).rejects.toMatchObject({ code: 'root-missing' });
});

test('reads text, and gives a message where it can not', async () => {
  put('posts/a.md', '\uFEFFline\r\n');
  put('posts/latin.md', Buffer.from('fine \uFFFD\nn\xe4chste', 'latin1'));
  const file = await source().read('posts/a.md');
  expect(isPostFile(file) && file).toEqual({ path: 'posts/a.md', text: 'line\r\n' });
  expect(await source().read('posts/latin.md')).toMatchObject({
    level: 'error',
    path: 'posts/latin.md',
  });
  expect(await source().read('posts/gone.md')).toMatchObject({
    reason: "Unexpected file that can't be read (ENOENT), expected a file with text",
  });
});
