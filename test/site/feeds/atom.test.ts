import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/postmortem/types.ts';
import { atom } from '../../../src/site/feeds/atom.ts';
import { anyItem, anyText, channel, feedOf, item, readable } from './items.ts';
import { all, readXml, texts } from './read-xml.ts';

describe('atom', () => {
  it('reads the same in another program', () => {
    const categories = [{ term: 'api', scheme: 'https://example.org/services/' }];
    const updated = '2024-01-01T10:00:00Z' as Instant;
    const feed = parseAtomFeed(
      feedOf(atom, channel, [item({ categories, updated, authors: ['@ana'] }), item()]),
    );
    expect(feed).toMatchObject({
      title: { value: 'Postmortems' },
      updated: '2024-01-01T10:00:00Z',
      links: [
        { href: channel.link, rel: 'alternate' },
        { href: channel.self, rel: 'self' },
      ],
    });
    expect(feed.entries?.[0]).toMatchObject({
      id: item().id,
      title: { value: 'Sign-ups fail' },
      published: '2023-09-28T00:00:00Z',
      updated: '2024-01-01T10:00:00Z',
      authors: [{ name: '@ana' }],
      categories,
      content: { value: '<p>Text</p>', type: 'html' },
    });
    expect(feed.entries?.[1]?.updated).toBe('2023-09-28T00:00:00Z');
  });

  it('has what RFC 4287 asks for even where nothing is known', () => {
    const feed = readXml(feedOf(atom, channel, [item({ published: null, content: null })]));
    const [entry] = all(feed, 'entry');
    if (entry === undefined) throw new Error('Expected an entry');
    for (const element of [feed, entry]) {
      for (const name of ['id', 'title', 'updated']) expect(texts(element, name)).toHaveLength(1);
    }
    expect(all(feed, 'author')).toHaveLength(1);
  });

  it('gives back every text that XML can hold, whatever is in it', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyItem, { maxLength: 3 }), (title, items) => {
        const feed = readXml(feedOf(atom, { ...channel, title }, items));
        expect(texts(feed, 'title')).toEqual([readable(title)]);
        for (const [index, entry] of all(feed, 'entry').entries()) {
          const given = items[index] ?? item();
          expect(texts(entry, 'title')).toEqual([readable(given.title)]);
          expect(texts(entry, 'summary').join()).toBe(readable(given.summary ?? ''));
          expect(texts(entry, 'content').join()).toBe(readable(given.content ?? ''));
          expect(all(entry, 'author').flatMap((author) => texts(author, 'name'))).toEqual(
            given.authors.map(readable),
          );
        }
      }),
    );
  });
});
