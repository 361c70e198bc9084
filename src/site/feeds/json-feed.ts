import type { FeedChannel, FeedItem } from './types.ts';
import { cleanText } from './write-xml.ts';

/** A JSON Feed 1.1 with full text. */
export function jsonFeed(channel: FeedChannel, items: readonly FeedItem[]): string {
  const { title, link, description, language, self, hub, archive } = channel;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: link,
    feed_url: self,
    ...(archive.previous === null ? {} : { next_url: archive.previous }),
    description,
    language,
    ...(hub === null ? {} : { hubs: [{ type: 'WebSub', url: hub }] }),
    items: items.map(jsonItem),
  };
  return `${JSON.stringify(feed, (_, value) => (typeof value === 'string' ? cleanText(value) : value), 2)}\n`;
}

const jsonItem = (item: FeedItem) => ({
  id: item.id,
  url: item.url,
  title: item.title,
  // An item must have content of one kind or the other.
  ...(item.content === null
    ? { content_text: item.summary ?? item.title }
    : { content_html: item.content }),
  ...(item.summary === null ? {} : { summary: item.summary }),
  ...(item.published === null ? {} : { date_published: item.published }),
  ...(item.updated === null ? {} : { date_modified: item.updated }),
  ...(item.authors.length === 0 ? {} : { authors: item.authors.map((name) => ({ name })) }),
  tags: item.categories.map(({ term }) => term),
});
