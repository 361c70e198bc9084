import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Instant } from '../../postmortem/types.ts';
import { lastChange } from './feed-dates.ts';
import type { FeedChannel, FeedItem } from './types.ts';
import { archiveMark, archiveNamespace, empty, feedLinks, field, writeXml } from './write-xml.ts';

/** Atom asks for a date where a feed has none to give. */
const unknown = '1970-01-01T00:00:00Z' as Instant;

/** An Atom 1.0 feed (RFC 4287) with full text. Its own id is its address: that is what is subscribed to. */
export function atomFeed(channel: FeedChannel, items: readonly FeedItem[]): string {
  const { title, link, description, language, self } = channel;
  return writeXml(
    x(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', ...archiveNamespace(channel), 'xml:lang': language },
      [
        field('id', self),
        field('title', title),
        field('subtitle', description),
        field('updated', lastChange(items) ?? unknown),
        empty('link', { href: link, rel: 'alternate', type: 'text/html' }),
        empty('link', { href: self, rel: 'self', type: 'application/atom+xml' }),
        ...feedLinks('link', channel),
        ...archiveMark(channel),
        field('generator', 'Recount'),
        x('author', [field('name', title)]),
        ...items.map(atomEntry),
      ],
    ) as Element,
  );
}

function atomEntry(item: FeedItem): Element {
  const { id, url, title, summary, content, published, updated } = item;
  return x('entry', [
    field('id', id),
    field('title', title),
    field('updated', updated ?? published ?? unknown),
    ...(published === null ? [] : [field('published', published)]),
    empty('link', { href: url, rel: 'alternate', type: 'text/html' }),
    ...item.authors.map((author) => x('author', [field('name', author)])),
    ...item.categories.map(({ term, scheme }) => empty('category', { term, scheme })),
    ...(summary === null ? [] : [field('summary', summary)]),
    ...(content === null ? [] : [field('content', content, { type: 'html' })]),
  ]) as Element;
}
