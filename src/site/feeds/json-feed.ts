import { jsonFields, jsonList, jsonObject } from '../exports/write-json.ts';
import { cleanText } from './serialise-xml.ts';
import type { FeedItem, FeedWriter } from './types.ts';

/** JSON Feed 1.1 with full text. */
export const json: FeedWriter = {
  item: (item) => JSON.stringify(jsonItem(item), clean),
  feed: ({ title, link, description, language, self, hub, archive }, items) => {
    const channel = {
      version: 'https://jsonfeed.org/version/1.1',
      title: cleanText(title),
      home_page_url: link,
      feed_url: self,
      ...(archive.previous === null ? {} : { next_url: archive.previous }),
      description: cleanText(description),
      language,
      ...(hub === null ? {} : { hubs: [{ type: 'WebSub', url: hub }] }),
    };
    return jsonObject([...jsonFields(channel), ['items', jsonList(items)]]);
  },
};

const clean = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? cleanText(value) : value;

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
  ...(item.language === null ? {} : { language: item.language }),
  tags: item.categories.map(({ term }) => term),
});
