import type { Instant } from '../../postmortem/types.ts';
import { serialiseXml, type XmlElement } from './serialise-xml.ts';
import type { FeedItem, FeedWriter } from './types.ts';
import { empty, feedLinks, field, parent, writeXml, written } from './write-xml.ts';

/** Atom asks for a date where a feed has none to give. */
const unknown = '1970-01-01T00:00:00Z' as Instant;

/** Atom 1.0 (RFC 4287) with full text. A feed's own id is its address: that is what is subscribed to. */
export const atom: FeedWriter = {
  item: (item) => serialiseXml(atomEntry(item)),
  feed: (channel, items, changed) => {
    const { title, link, description, language, self, archive } = channel;
    const isArchive = archive.current !== null;
    const attributes = {
      xmlns: 'http://www.w3.org/2005/Atom',
      ...(isArchive ? { 'xmlns:fh': 'http://purl.org/syndication/history/1.0' } : {}),
      'xml:lang': language,
    };
    return writeXml(
      parent('feed', attributes, [
        field('id', self),
        field('title', title),
        field('subtitle', description),
        field('updated', changed ?? unknown),
        empty('link', { href: link, rel: 'alternate', type: 'text/html' }),
        empty('link', { href: self, rel: 'self', type: 'application/atom+xml' }),
        ...feedLinks('link', channel),
        ...(isArchive ? [empty('fh:archive', {})] : []),
        field('generator', 'Recount'),
        parent('author', {}, [field('name', title)]),
        ...written(items),
      ]),
    );
  },
};

function atomEntry(item: FeedItem): XmlElement {
  const { id, url, title, summary, content, published, updated } = item;
  const attributes: Record<string, string> =
    item.language === null ? {} : { 'xml:lang': item.language };
  return parent('entry', attributes, [
    field('id', id),
    field('title', title),
    field('updated', updated ?? published ?? unknown),
    ...(published === null ? [] : [field('published', published)]),
    empty('link', { href: url, rel: 'alternate', type: 'text/html' }),
    ...item.authors.map((author) => parent('author', {}, [field('name', author)])),
    ...item.categories.map(({ term, scheme }) => empty('category', { term, scheme })),
    ...(summary === null ? [] : [field('summary', summary)]),
    ...(content === null ? [] : [field('content', content, { type: 'html' })]),
  ]);
}
