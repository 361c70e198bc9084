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
<<<<<<< Updated upstream
  /** Newest first. */
  readonly items: readonly FeedEntry[];
=======
  /** Newest first. An item is made only when it is written. */
  readonly items: readonly ((part: 'current' | 'archive') => FeedItem)[];
  /** What each item is made from, so that a feed is compared without being made; absent: its text is. */
  readonly from?: readonly (readonly unknown[])[];
>>>>>>> Stashed changes
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
  const formats = Object.keys(feedFormats) as FeedFormat[];
  const mostArchives = feed.archives.length > 0 ? full : 0;
  // The formats of one part follow each other, so that what they share is still at hand.
  return Array.from({ length: mostArchives + 1 }, (_, part) => part).flatMap((part) =>
    formats
      .filter((format) => part === 0 || feed.archives.includes(format))
      .map((format) => writePart(format, part === 0 ? undefined : part)),
  );

  function writePart(format: FeedFormat, archive: number | undefined): TextPage {
    const count = feed.archives.includes(format) ? full : 0;
    const url = (wanted: number): string | null =>
      wanted < 1 || wanted > count
        ? null
        : absoluteUrl(base, feedFile(feed.folder, format, wanted));
    const current = absoluteUrl(base, feedFile(feed.folder, format));
    const channel: FeedChannel = {
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
<<<<<<< Updated upstream
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
=======
    };
    const range =
      archive === undefined
        ? ([0, feed.size] as const)
        : ([length - archive * feed.size, length - (archive - 1) * feed.size] as const);
    const part = archive === undefined ? 'current' : 'archive';
    const sources = feed.from;
    return {
      kind: 'text',
      file: outputFile(feedFile(feed.folder, format, archive)),
      text: () =>
        writers[format](
          channel,
          feed.items.slice(...range).map((make) => make(part)),
        ),
      ...(sources === undefined ? {} : { from: () => [channel, part, ...sources.slice(...range)] }),
    };
  }
>>>>>>> Stashed changes
}
