import fc from 'fast-check';
import type { Html } from '../../../src/html/types.ts';
import type { Instant } from '../../../src/postmortem/types.ts';
import { lastChange } from '../../../src/site/feeds/feed-dates.ts';
import { feedId } from '../../../src/site/feeds/feed-id.ts';
import type { FeedChannel, FeedItem, FeedWriter } from '../../../src/site/feeds/types.ts';

export const channel: FeedChannel = {
  title: 'Postmortems',
  description: 'What broke & why',
  language: 'en',
  link: 'https://example.org/sub/',
  self: 'https://example.org/sub/feed.xml',
  hub: null,
  archive: { current: null, previous: null, next: null },
};

export const item = (fields: Partial<FeedItem> = {}): FeedItem => ({
  id: feedId('INC-1'),
  url: 'https://example.org/sub/postmortems/a/',
  title: 'Sign-ups fail',
  summary: 'Nobody could sign up.',
  content: '<p>Text</p>' as Html,
  published: '2023-09-28T00:00:00Z' as Instant,
  updated: null,
  authors: [],
  categories: [],
  language: null,
  ...fields,
});

/** A feed of items, in one go. */
export const feedOf = (
  { item: write, feed }: FeedWriter,
  about: FeedChannel,
  items: readonly FeedItem[],
): string => feed(about, items.map(write), lastChange(items.map((dates) => ({ dates }))));

/** Any text at all, with what hurts feeds made likely. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ']]>',
          '<![CDATA[',
          '&',
          '&amp;',
          '<b>',
          '"',
          "'",
          '\0',
          '\u001f',
          '\ud83d',
        ),
        fc.constantFrom(
          '\r\n',
          '\r',
          '\n',
          '\t',
          '\u0085',
          '\u2028',
          '\uffff',
          '😀',
          'שלום',
          '-->',
        ),
        fc.string({ maxLength: 4 }),
      ),
    )
    .map((parts) => parts.join('')),
);

export const anyItem: fc.Arbitrary<FeedItem> = fc.record({
  id: anyText.map(feedId),
  url: fc.webUrl(),
  title: anyText,
  summary: fc.option(anyText),
  content: fc.option(anyText) as fc.Arbitrary<Html | null>,
  published: fc.option(fc.constant('2023-09-28T00:00:00Z' as Instant)),
  updated: fc.option(fc.constant('2024-01-01T10:00:00Z' as Instant)),
  authors: fc.array(anyText, { maxLength: 2 }),
  categories: fc.array(fc.record({ term: anyText, scheme: fc.webUrl() }), { maxLength: 2 }),
  language: fc.constantFrom(null, 'de', 'ar'),
});

/**
 * What is left of a text in XML 1.0 by the definition of its characters, one by one: the slow and
 * obvious twin of `cleanText`.
 */
export function readable(text: string): string {
  const kept = [...text].filter((char) => {
    const code = char.codePointAt(0) ?? 0;
    if (code === 0x9 || code === 0xa || code === 0xd || code === 0x85) return true;
    if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return false;
    return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
  });
  return kept.join('').split('\r\n').join('\n').split('\r').join('\n');
}
