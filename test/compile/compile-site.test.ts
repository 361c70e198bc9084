import { describe, expect, test } from 'vitest';
import type { PostSource } from '../../src/catalog/post-source.ts';
import type { CompiledPost } from '../../src/catalog/types.ts';
import { compilePost, type PostLinks } from '../../src/compile/compile-post.ts';
import { compileSite } from '../../src/compile/compile-site.ts';
import { defaults } from '../../src/config/defaults.ts';
import type { PostFile } from '../../src/document/types.ts';
import type { Message } from '../../src/message/message.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { compileHere } from '../helpers/compile-here.ts';
import { postText } from '../helpers/posts.ts';

const today = '2024-05-15' as Day;

function memorySource(files: Readonly<Record<string, string | Message>>): PostSource {
  return {
    list: async () => ({ posts: Object.keys(files), assets: new Set(), messages: [] }),
    read: async (path) => {
      const file = files[path] ?? '';
      return typeof file === 'string' ? { path, text: file } : file;
    },
  };
}

const noLinks = (): PostLinks => ({ link: () => null, image: () => null, media: () => [] });
const options = { config: defaults, today, links: null };

describe('compileSite', () => {
  test('brings posts and messages of all kinds together, in the order of reports', async () => {
    const unreadable = { ruleId: 'readable-file', level: 'error', path: 'posts/b.md', place: null };
    const { catalog, messages } = await compileSite(
      memorySource({
        'posts/c.md': postText({ id: 'same', severity: 'huge' }),
        'posts/b.md': unreadable as unknown as Message,
        'posts/a.md': postText({ id: 'same' }),
      }),
      compileHere(options),
    );
    expect(catalog.posts.map(({ postmortem }) => postmortem.slug)).toEqual(['a', 'c']);
    expect(messages.map(({ path, ruleId }) => `${path} ${ruleId}`)).toEqual([
      'posts/b.md readable-file',
      'posts/c.md field-value',
      'posts/c.md duplicate-id',
    ]);
  });

  test('a crash on one post is an error about it and leaves the others whole', async () => {
    const links = (path: string): PostLinks => {
      if (path === 'posts/a.md') throw new RangeError('too deep');
      return noLinks();
    };
    const source = memorySource({ 'posts/a.md': postText(), 'posts/b.md': postText() });
    const { catalog, messages } = await compileSite(source, compileHere({ ...options, links }));
    expect(catalog.posts.map(({ postmortem }) => postmortem.path)).toEqual(['posts/b.md']);
    expect(messages).toMatchObject([
      { ruleId: 'rule-crashed', level: 'error', path: 'posts/a.md', place: null },
    ]);
    expect(messages[0]?.reason).toContain('RangeError: too deep');
  });

  test('compiles a post once as long as the cache knows it', async () => {
    const kept = new Map<string, CompiledPost>();
    const compiled: string[] = [];
    const cache = {
      get: ({ text }: PostFile) => kept.get(text),
      set: ({ path, text }: PostFile, post: CompiledPost) => {
        compiled.push(path);
        kept.set(text, post);
        return post;
      },
    };
    const files = { 'posts/a.md': postText({ id: 'a' }), 'posts/b.md': postText({ id: 'b' }) };
    const site = { ...compileHere(options), cache };
    const first = await compileSite(memorySource(files), site);
    expect(compiled).toEqual(['posts/a.md', 'posts/b.md']);
    expect(await compileSite(memorySource(files), site)).toEqual(first);
    expect(compiled).toHaveLength(2);
  });
});

describe('compilePost', () => {
  test('makes plain data, the same each time', () => {
    const file = { path: 'posts/a.md', text: postText() };
    const post = compilePost(file, { ...options, links: noLinks });
    expect(structuredClone(post)).toEqual(post);
    expect(JSON.stringify(compilePost(file, { ...options, links: noLinks }))).toBe(
      JSON.stringify(post),
    );
  });

  test('leaves the HTML out when only checking, and changes nothing else', () => {
    const file = { path: 'posts/a.md', text: postText() };
    const { body, ...rest } = compilePost(file, { ...options, links: noLinks });
    expect(body?.parts.length).toBeGreaterThan(3);
    expect(compilePost(file, options)).toEqual({ ...rest, body: null });
  });

  test('remembers the files that its links lead to', () => {
    const links = (path: string): PostLinks => ({ ...noLinks(), media: () => [`${path}.png`] });
    const file = { path: 'posts/a.md', text: postText() };
    expect(compilePost(file, { ...options, links }).media).toEqual(['posts/a.md.png']);
  });
});
