import { describe, expect, it } from 'vitest';
import type { PostChange, PostHistory } from '../../src/history/types.ts';
import type { Instant } from '../../src/postmortem/types.ts';
import { lastingNames } from '../../src/site/lasting-names.ts';
import { catalogOf, post } from '../helpers/small-site.ts';

/** The past of a post that was first committed on a day, under this name. */
function pastOf(day: string, slug: string): PostHistory {
  const instant = `${day}T00:00:00Z` as Instant;
  const path = `posts/${slug}.md`;
  const change: PostChange = {
    ...{ hash: day, instant, subject: '', before: null, after: day, pathBefore: path, path },
  };
  return { created: instant, published: instant, changed: instant, changes: [change] };
}

function namesOf(
  fields: Readonly<Record<string, string>>,
  past: Readonly<Record<string, PostHistory>>,
): Record<string, string> {
  const { posts } = catalogOf(
    Object.fromEntries(
      Object.entries(fields).map(([slug, more]) => [slug, post(slug, `date: 2024-03-01\n${more}`)]),
    ),
  );
  const history = new Map(Object.entries(past).map(([slug, one]) => [`posts/${slug}.md`, one]));
  const names = lastingNames(
    posts.map(({ postmortem }) => postmortem),
    history,
  );
  return Object.fromEntries([...names].map(([path, name]) => [path.slice(6, -3), name]));
}

describe('the name that feeds know a post by', () => {
  it('is its id, whatever it was called', () => {
    expect(namesOf({ b: 'id: INC-1' }, { b: pastOf('2024-03-02', 'a') })).toEqual({ b: 'INC-1' });
  });

  it('is the first name of its file, where git tells, else the name it has', () => {
    expect(namesOf({ b: '', c: '' }, { b: pastOf('2024-03-02', 'a') })).toEqual({ b: 'a', c: 'c' });
  });

  it('is not taken over by a younger post of that name', () => {
    const past = { a: pastOf('2024-05-01', 'a'), b: pastOf('2024-03-02', 'a') };
    expect(namesOf({ a: '', b: '' }, past)).toEqual({ a: 'a 2024-05-01T00:00:00Z', b: 'a' });
    expect(namesOf({ a: '', b: '' }, { b: past.b }).b).toBe('a');
  });

  it('is no other post’s id', () => {
    expect(namesOf({ a: '', b: 'id: a' }, { a: pastOf('2024-03-02', 'a') })).toEqual({
      a: 'a 2024-03-02T00:00:00Z',
      b: 'a',
    });
  });
});
