import fc from 'fast-check';
import { parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/postmortem/types.ts';
import { rss } from '../../../src/site/feeds/rss.ts';
import { anyItem, anyText, channel, feedOf, item, readable } from './items.ts';
import { all, readXml, texts } from './read-xml.ts';

describe('rss', () => {
  it('is written so', () => {
    const feed = feedOf(rss, channel, [
      item({
        updated: '2024-01-01T10:00:00Z' as Instant,
        summary: 'a < b & c',
        authors: ['@ana'],
        categories: [{ term: 'SEV1', scheme: 'https://example.org/sub/severities/' }],
      }),
    ]);
    expect(feed.replaceAll('><', '>\n<')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<channel>
<title>Postmortems</title>
<link>https://example.org/sub/</link>
<description>What broke &amp; why</description>
<language>en</language>
<atom:link href="https://example.org/sub/feed.xml" rel="self" type="application/rss+xml"/>
<generator>Recount</generator>
<lastBuildDate>Mon, 01 Jan 2024 10:00:00 GMT</lastBuildDate>
<item>
<title>Sign-ups fail</title>
<link>https://example.org/sub/postmortems/a/</link>
<guid isPermaLink="false">urn:uuid:f23a1646-5467-566f-af3a-ea88e70fd128</guid>
<pubDate>Thu, 28 Sep 2023 00:00:00 GMT</pubDate>
<dcterms:modified>2024-01-01T10:00:00Z</dcterms:modified>
<dc:creator>@ana</dc:creator>
<category domain="https://example.org/sub/severities/">SEV1</category>
<description>a &amp;lt; b &amp;amp; c</description>
<content:encoded>&lt;p>Text&lt;/p>
</content:encoded>
</item>
</channel>
</rss>
`);
  });

  it('reads the same in another program', () => {
    const categories = [{ term: 'api', scheme: 'https://example.org/services/' }];
    const feed = parseRssFeed(
      feedOf(rss, channel, [
        item({ categories, authors: ['@ana', '@bo'] }),
        item({ id: 'urn:x:2' }),
      ]),
    );
    expect(feed.title).toBe(channel.title);
    expect(feed.link).toBe(channel.link);
    expect(feed.items).toHaveLength(2);
    expect(feed.items?.[0]).toMatchObject({
      title: 'Sign-ups fail',
      link: 'https://example.org/sub/postmortems/a/',
      guid: { value: item().id, isPermaLink: false },
      pubDate: 'Thu, 28 Sep 2023 00:00:00 GMT',
      categories: [{ name: 'api', domain: 'https://example.org/services/' }],
      content: { encoded: '<p>Text</p>' },
      dc: { creators: ['@ana', '@bo'] },
    });
  });

  it('has no date of its own where its items have none', () => {
    const feed = readXml(feedOf(rss, channel, [item({ published: null })]));
    const [head] = all(feed, 'channel');
    expect(head && texts(head, 'lastBuildDate')).toEqual([]);
  });

  it('gives back every text that XML can hold, whatever is in it', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.array(anyItem, { maxLength: 3 }), (title, about, items) => {
        const xml = feedOf(rss, { ...channel, title, description: about }, items);
        const [head] = all(readXml(xml), 'channel');
        if (head === undefined) throw new Error('Expected a channel');
        expect(texts(head, 'title')).toEqual([readable(title)]);
        expect(texts(head, 'description')).toEqual([readable(about)]);
        const read = all(head, 'item');
        expect(read).toHaveLength(items.length);
        for (const [index, element] of read.entries()) {
          const { id, url, summary, content, authors, categories, ...given } =
            items[index] ?? item();
          expect(texts(element, 'title')).toEqual([readable(given.title)]);
          expect(texts(element, 'guid')).toEqual([id]);
          expect(texts(element, 'link')).toEqual([url]);
          expect(texts(element, 'encoded')).toEqual(content === null ? [] : [readable(content)]);
          expect(texts(element, 'creator')).toEqual(authors.map(readable));
          expect(texts(element, 'category')).toEqual(categories.map(({ term }) => readable(term)));
          expect(texts(element, 'description').map(unescapeHtml)).toEqual(
            summary === null ? [] : [readable(summary)],
          );
        }
      }),
    );
  });
});

const unescapeHtml = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&amp;', '&');
