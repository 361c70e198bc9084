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

/** An item of a feed before it is made. */
export interface FeedEntry {
  readonly make: (part: 'current' | 'archive') => FeedItem;
  /** All that it is made from: see `TextPage`. */
  readonly from: () => readonly unknown[];
}

/** A feed before it is written in any format. */
export interface Feed {
  /** The page that shows the same. */
  readonly page: SitePath;
  /** Where its files are. */
  readonly folder: SitePath;
  readonly title: string;
  readonly description: string;
  /** Newest first. */
  readonly items: readonly FeedEntry[];
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
      (archive): TextPage => {
        const [start, end] =
          archive === undefined
            ? [0, feed.size]
            : [length - archive * feed.size, length - (archive - 1) * feed.size];
        const entries = feed.items.slice(start, end);
        const part = archive === undefined ? 'current' : 'archive';
        return {
          kind: 'text',
          file: outputFile(feedFile(feed.folder, format, archive)),
          text: () =>
            writers[format](
              channel(archive),
              entries.map(({ make }) => make(part)),
            ),
          from: () => [channel(archive), part, entries.map(({ from }) => from())],
        };
      },
    );
  });
}
