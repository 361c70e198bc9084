import fc from 'fast-check';
import { parseJsonFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { json } from '../../../src/site/feeds/json-feed.ts';
import { anyItem, channel, feedOf, item, readable } from './items.ts';

describe('json', () => {
  it('reads the same in another program', () => {
    const feed = parseJsonFeed(feedOf(json, channel, [item({ authors: ['@ana'] }), item()]));
    expect(feed).toMatchObject({
      title: 'Postmortems',
      home_page_url: channel.link,
      feed_url: channel.self,
    });
    expect(feed.items?.[0]).toMatchObject({
      id: item().id,
      url: item().url,
      title: 'Sign-ups fail',
      content_html: '<p>Text</p>',
      date_published: '2023-09-28T00:00:00Z',
      authors: [{ name: '@ana' }],
    });
  });

  it('has content for an item that has no text', () => {
    const feed = JSON.parse(feedOf(json, channel, [item({ content: null, summary: null })]));
    expect(feed.items[0].content_text).toBe('Sign-ups fail');
  });

  it('gives back every text without what no feed can hold', () => {
    fc.assert(
      fc.property(anyItem, (given) => {
        const [read] = JSON.parse(feedOf(json, channel, [given])).items;
        expect(read.title).toBe(readable(given.title));
        expect(read.content_html ?? null).toBe(
          given.content === null ? null : readable(given.content),
        );
        expect(read.tags).toEqual(given.categories.map(({ term }) => readable(term)));
      }),
    );
  });
});
