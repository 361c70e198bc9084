import type { Instant } from '../../postmortem/types.ts';
import { serialiseXml, type XmlElement } from './serialise-xml.ts';
import type { FeedItem, FeedWriter } from './types.ts';
import { empty, feedLinks, field, parent, writeXml, written } from './write-xml.ts';

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
};

/** RSS 2.0 with full text, by the profile of the RSS Advisory Board. */
export const rss: FeedWriter = {
  item: (item) => serialiseXml(rssItem(item)),
  feed: (channel, items, changed) => {
    const { title, link, description, language, self } = channel;
    return writeXml(
      parent('rss', { version: '2.0', ...namespaces }, [
        parent('channel', {}, [
          field('title', title),
          field('link', link),
          field('description', description),
          field('language', language),
          empty('atom:link', { href: self, rel: 'self', type: 'application/rss+xml' }),
          ...feedLinks('atom:link', channel),
          field('generator', 'Recount'),
          ...(changed === null ? [] : [field('lastBuildDate', rssDate(changed))]),
          ...written(items),
        ]),
      ]),
    );
  },
};

function rssItem(item: FeedItem): XmlElement {
  const { id, url, title, summary, content, published, updated } = item;
  return parent('item', {}, [
    field('title', title),
    field('link', url),
    field('guid', id, { isPermaLink: 'false' }),
    ...(published === null ? [] : [field('pubDate', rssDate(published))]),
    ...(updated === null ? [] : [field('dcterms:modified', updated)]),
    // `author` would have to be an e-mail address.
    ...item.authors.map((name) => field('dc:creator', name)),
    ...item.categories.map(({ term, scheme }) => field('category', term, { domain: scheme })),
    ...(item.language === null ? [] : [field('dc:language', item.language)]),
    // A description is read as HTML.
    ...(summary === null ? [] : [field('description', escapeHtml(summary))]),
    ...(content === null ? [] : [field('content:encoded', content)]),
  ]);
}

/** RFC 822 with four digits of year, as RSS asks: `Fri, 30 Jun 2017 14:05:00 GMT`. */
const rssDate = (instant: Instant): string => new Date(instant).toUTCString();

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
