import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createDiskPostCache, type DiskPostCache } from '../../src/catalog/disk-post-cache.ts';
import { createDiskSource } from '../../src/catalog/disk-source.ts';
import { freezePost, thawFrozen } from '../../src/catalog/frozen-post.ts';
import type { CompiledPost } from '../../src/catalog/types.ts';
import { compilePost } from '../../src/compile/compile-post.ts';
import { defaults } from '../../src/config/defaults.ts';
import type { PostFile } from '../../src/document/types.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { makeFolder, putFiles } from '../helpers/folder.ts';
import { postText } from '../helpers/posts.ts';

const file = { path: 'posts/a.md', text: postText() };
const links = () => ({ link: () => null, image: () => null, media: () => [] });
const compiled: CompiledPost = compilePost(file, {
  config: defaults,
  today: '2024-05-15' as Day,
  links,
});

const plain = (post: CompiledPost | undefined): unknown =>
  post === undefined ? post : { ...post, key: undefined, postmortem: { ...post.postmortem } };

describe('freezePost and thawFrozen', () => {
  test('give back the same post, and the same key for the same', () => {
    const thawed = thawFrozen(freezePost(compiled));
    expect(plain(thawed)).toEqual(plain(compiled));
    expect(thawed.key).toBe(thawFrozen(freezePost(compiled)).key);
    const other = { ...compiled, postmortem: { ...compiled.postmortem, title: 'Other' } };
    expect(thawFrozen(freezePost(other)).key).not.toBe(thawed.key);
  });
});

describe('createDiskPostCache', () => {
  const open = (
    root: string,
    change: { key?: string; html?: boolean; folder?: null } = {},
  ): DiskPostCache =>
    createDiskPostCache({
      root,
      folder: join(root, 'cache'),
      key: 'k',
      html: true,
      mediaState: () => '',
      ...change,
    });
  const site = (): string => {
    const root = makeFolder({ [file.path]: file.text });
    const cache = open(root);
    cache.set(file, compiled);
    cache.settle();
    cache.close();
    return root;
  };
  const ask = (root: string, change = {}): CompiledPost | undefined => {
    const cache = open(root, change);
    try {
      const found = cache.get(file);
      return found === undefined ? found : (plain(found) as CompiledPost);
    } finally {
      cache.close();
    }
  };

  test('remembers a post for the next run, for its text alone', () => {
    const root = site();
    expect(ask(root)).toEqual(plain(compiled));
    const cache = open(root);
    expect(cache.get({ ...file, text: `${file.text}\n` })).toBeUndefined();
    cache.close();
  });

  test('knows nothing for another key, and gives checks what builds left but not the other way', () => {
    const root = site();
    expect(ask(root, { key: 'other' })).toBeUndefined();
    expect(ask(root, { html: false })).toBeDefined();
    const checked = open(root, { key: 'checked', html: false });
    checked.set(file, { ...compiled, body: null });
    checked.settle();
    checked.close();
    expect(ask(root, { key: 'checked', html: false })).toBeDefined();
    expect(ask(root, { key: 'checked' })).toBeUndefined();
  });

  /** The file as it is read once what was written last would show in its times. */
  const readSettled = async (root: string): Promise<PostFile> => {
    await new Promise((resolve) => setTimeout(resolve, 80));
    return (await createDiskSource(root, defaults).read(file.path)) as PostFile;
  };

  test('recalls a file without reading it until it is written again', async () => {
    const root = site();
    const first = open(root);
    expect(first.recall(file.path)).toBeUndefined();
    first.get(await readSettled(root));
    first.settle();
    first.close();
    const second = open(root);
    expect(plain(second.recall(file.path))).toEqual(plain(compiled));
    putFiles(root, { [file.path]: `${file.text}\nMore.\n` });
    expect(second.recall(file.path)).toBeUndefined();
    second.close();
  });

  test('never recalls what a slower reader read before the file was written again', async () => {
    const root = site();
    const cache = open(root);
    const slow = await readSettled(root);
    putFiles(root, { [file.path]: `${file.text}\nMore.\n` });
    const quick = await readSettled(root);
    expect(cache.recall(file.path)).toBeUndefined();
    cache.get(slow);
    expect(cache.recall(file.path)).toBeUndefined();
    cache.set(quick, { ...compiled, messages: [] });
    expect(cache.recall(file.path)?.messages).toEqual([]);
    cache.get(slow);
    expect(cache.recall(file.path)).toBeUndefined();
    cache.close();
  });

  test.each([
    ['in a folder', {}],
    ['in no folder', { folder: null }],
  ])('kept %s, holds no text that no post has any more', (_name, change) => {
    const root = makeFolder();
    const cache = open(root, change);
    const editions = Array.from({ length: 30 }, (_, number) => ({
      ...file,
      text: `${file.text}\nEdition ${number}.\n`,
    }));
    cache.set(file, compiled);
    cache.settle();
    for (const edition of editions) {
      cache.set(edition, compiled);
      cache.settle();
    }
    // Nobody asks for it, so this alone holds nothing.
    cache.settle();
    expect(editions.filter((edition) => cache.get(edition) !== undefined)).toEqual([]);
    cache.close();
  });

  test('kept in no folder, leaves no file behind however the run ends', () => {
    const folder = makeFolder();
    vi.stubEnv('TMPDIR', folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    const cache = open(makeFolder(), { folder: null });
    cache.set(file, compiled);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(plain(cache.get(file))).toEqual(plain(compiled));
    cache.close();
  });

  test('what is broken is as good as not there, or told where it was given already', () => {
    const root = site();
    const folder = join(
      root,
      'cache',
      readdirSync(join(root, 'cache')).find((n) => n.startsWith('posts-')) ?? '',
    );
    const pack = join(folder, readdirSync(folder)[0] ?? '');
    const bytes = readFileSync(pack);
    const cut = (at: number): Buffer => {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 1;
      return broken;
    };
    writeFileSync(pack, cut(2));
    expect(ask(root)).toBeUndefined();
    writeFileSync(pack, cut(bytes.length - 20));
    expect(ask(root)).toBeUndefined();
    const size = freezePost(compiled).head.length;
    writeFileSync(pack, cut(size + 2));
    const cache = open(root);
    const post = cache.get(file);
    expect(() => post?.postmortem.timeline).toThrow();
    expect(cache.isBroken()).toBe(true);
    cache.close();
  });
});
