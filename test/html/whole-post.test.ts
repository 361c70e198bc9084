import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toFeedHtml } from '../../src/html/feed-html.ts';
import type { LinkResolver } from '../../src/html/types.ts';
import { findDangers } from './check-safe.ts';
import { join, render } from './parse.ts';

const links: LinkResolver = {
  link: (url) => (url.endsWith('#root-cause') ? '../2023-01-11-signup/#h-root-cause' : null),
  image: (url) => ({ href: `../../media/${url}`, width: 800, height: 300 }),
};
const text = readFileSync(new URL('posts/whole.md', import.meta.url), 'utf8');
const body = render(text, { links, title: 'Sign-ups fail for forty minutes' });

describe('a whole post', () => {
  it('comes out as expected', async () => {
    await expect(`${join(body)}\n`).toMatchFileSnapshot('posts/whole.html.txt');
    expect(findDangers(join(body))).toEqual([]);
  });

  it('comes out as expected in a feed', async () => {
    const feed = toFeedHtml(body, 'https://example.org/sub/postmortems/2023-09-28-signups/');
    await expect(`${feed}\n`).toMatchFileSnapshot('posts/whole.feed.html.txt');
  });

  it('has its outermost headings as parts', () => {
    expect(body.parts.map(({ title }) => title)).toEqual([
      null,
      'Timeline (all times UTC)',
      'Root cause',
      'Improvements',
    ]);
  });
});
