import { absoluteUrl, type FeedFormat, feedFile, feedFormats, outputFile } from '../addresses.ts';
import type { SiteConfig } from '../survey.ts';
import type { SitePath, TextPage } from '../types.ts';
import { atomFeed } from './atom.ts';
import { jsonFeed } from './json-feed.ts';
import { rssFeed } from './rss.ts';
import type { FeedChannel, FeedItem } from './types.ts';

/** A format: one line here, one in `feedFormats`, and one file beside this one. */
const writers: Readonly<
  Record<FeedFormat, (channel: FeedChannel, items: readonly FeedItem[]) => string>
> = { rss: rssFeed, atom: atomFeed, json: jsonFeed };

/** A feed before it is written in any format. */
export interface Feed {
  /** The page that shows the same. */
  readonly page: SitePath;
  /** Where its files are. */
  readonly folder: SitePath;
  readonly title: string;
  readonly description: string;
  /** Newest first. An item is made only when it is written. */
  readonly items: readonly ((part: 'current' | 'archive') => FeedItem)[];
  /** Items in the document that is subscribed to, and in each archive. */
  readonly size: number;
  /** Formats whose archives are written: a subscriber to one of them can get everything. */
  readonly archives: readonly FeedFormat[];
}

/**
 * The files of a feed in all formats. Archives are counted from the oldest item and hold `size` each, so
 * that a new item leaves them as they are; the newest `size` items are in the document that is
 * subscribed to.
 */
export function writeFeed(feed: Feed, config: SiteConfig, base: string): TextPage[] {
  const { length } = feed.items;
  const full = Math.floor(Math.max(0, length - 1) / feed.size);
  return Object.keys(feedFormats).flatMap((name) => {
    const format = name as FeedFormat;
    const count = feed.archives.includes(format) ? full : 0;
    const url = (archive: number): string | null =>
      archive < 1 || archive > count
        ? null
        : absoluteUrl(base, feedFile(feed.folder, format, archive));
    const current = absoluteUrl(base, feedFile(feed.folder, format));
    const channel = (archive: number | undefined): FeedChannel => ({
      title: feed.title,
      description: feed.description,
      language: config.language,
      link: absoluteUrl(base, feed.page),
      self: archive === undefined ? current : (url(archive) ?? current),
      hub: config.hub,
      archive: {
        current: archive === undefined ? null : current,
        previous: url((archive ?? count + 1) - 1),
        next: archive === undefined ? null : url(archive + 1),
      },
    });
    return [undefined, ...Array.from({ length: count }, (_, index) => index + 1)].map(
      (archive): TextPage => ({
        kind: 'text',
        file: outputFile(feedFile(feed.folder, format, archive)),
        text: () => {
          const [from, to] =
            archive === undefined
              ? [0, feed.size]
              : [length - archive * feed.size, length - (archive - 1) * feed.size];
          const part = archive === undefined ? 'current' : 'archive';
          const items = feed.items.slice(from, to).map((make) => make(part));
          return writers[format](channel(archive), items);
        },
      }),
    );
  });
}
