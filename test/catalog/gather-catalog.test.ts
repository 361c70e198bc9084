import { expect, test } from 'vitest';
import { gatherCatalog } from '../../src/catalog/gather-catalog.ts';
import type { CompiledPost } from '../../src/catalog/types.ts';

interface Given {
  readonly path: string;
  readonly slug: string;
  readonly id: string;
  readonly date: string | null;
}

const post = (given: Partial<Given> & { path: string }): CompiledPost =>
  ({
    postmortem: { slug: given.path, id: given.path, date: '2024-01-01', ...given },
    messages: [],
    body: null,
  }) as unknown as CompiledPost;

const paths = (posts: readonly CompiledPost[]): string[] =>
  posts.map(({ postmortem }) => postmortem.path);

test('the newest incident comes first, ties by slug, those without a date last', () => {
  const posts = [
    post({ path: 'a', date: '2023-01-01' }),
    post({ path: 'b', date: null }),
    post({ path: 'd', slug: 'same' }),
    post({ path: 'c', slug: 'same' }),
    post({ path: 'e', slug: 'first' }),
  ];
  const expected = ['e', 'c', 'd', 'a', 'b'];
  expect(paths(gatherCatalog(posts, new Set()).posts)).toEqual(expected);
  expect(paths(gatherCatalog(posts.toReversed(), new Set()).posts)).toEqual(expected);
});

test('a post answers to its id, its slug and its path; an id goes before a slug', () => {
  const one = post({ path: 'posts/x.md', slug: 'x', id: 'INC-1' });
  const two = post({ path: 'posts/y.md', slug: 'INC-1', id: 'x' });
  const { byName, bySlug } = gatherCatalog([two, one], new Set());
  expect(byName.get('INC-1')).toBe(one);
  expect(byName.get('x')).toBe(two);
  expect(byName.get('posts/y.md')).toBe(two);
  expect(bySlug.get('x')).toBe(one);
  expect(byName.get('__proto__')).toBeUndefined();
});

test('of two posts with one slug the first by path answers to it, whatever the order of reading', () => {
  const one = post({ path: 'posts/a/x.md', slug: 'x' });
  const two = post({ path: 'posts/b/x.md', slug: 'x' });
  expect(gatherCatalog([two, one], new Set()).bySlug.get('x')).toBe(one);
  expect(gatherCatalog([one, two], new Set()).bySlug.get('x')).toBe(one);
});
