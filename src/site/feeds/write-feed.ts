import { absoluteUrl, type FeedFormat, feedFile, feedFormats, outputFile } from '../addresses.ts';
import type { SiteConfig } from '../survey.ts';
import type { SitePath, TextPage } from '../types.ts';
import { lastChange } from './feed-dates.ts';
import { type FeedEntry, feedWriters, type ItemTexts } from './item-texts.ts';
import type { FeedChannel } from './types.ts';

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
  /** The newest items, at least so many, are in the document that is subscribed to. */
  readonly size: number;
  /** Null: what is older is nowhere. */
  readonly archives: FeedArchives | null;
}

/** How the older items of a feed are kept. */
export interface FeedArchives {
  /** Items of each. */
  readonly size: number;
  /** With their whole text. */
  readonly full: boolean;
  readonly formats: readonly FeedFormat[];
}

/** What all feeds of a site are written with. */
export interface FeedSite {
  readonly config: SiteConfig;
  /** Address of the site. */
  readonly base: string;
  readonly textOf: ItemTexts;
}

/** The files of a feed: the documents that are subscribed to, and the archives, the oldest first. */
export function writeFeed(
  feed: Feed,
  site: FeedSite,
): { current: TextPage[]; archives: TextPage[] } {
  const count = archiveCount(feed);
  const write = (format: FeedFormat, archive?: number): TextPage => {
    const { base, textOf } = site;
    const entries = entriesOf(feed, archive);
    const isFull = archive === undefined || (feed.archives?.full ?? true);
    const channel = channelOf(feed, format, archive, site);
    return {
      kind: 'text',
      file: outputFile(feedFile(feed.folder, format, archive)),
      text: () =>
        feedWriters[format].feed(
          channel,
          entries.map((entry) => textOf(entry, format, isFull)),
          lastChange(entries),
        ),
      from: () => [base, channel, isFull, entries.map(({ from }) => from)],
    };
  };
  // Formats of one archive follow each other, so that its items are made once for all.
  const archives = Array.from({ length: count }, (_, index) => index + 1).flatMap((archive) =>
    (feed.archives?.formats ?? []).map((format) => write(format, archive)),
  );
  return { current: Object.keys(feedFormats).map((name) => write(name as FeedFormat)), archives };
}

/**
 * Archives are counted from the oldest item and are all full, so that a new item leaves them as they are. What
 * is in none is in the document that is subscribed to.
 */
function archiveCount({ items, size, archives }: Feed): number {
  return archives === null || items.length <= size ? 0 : Math.floor(items.length / archives.size);
}

/** The items of an archive, or of the document that is subscribed to. */
function entriesOf(feed: Feed, archive: number | undefined): readonly FeedEntry[] {
  const { items, size, archives } = feed;
  const most = archives?.size ?? 0;
  if (archive !== undefined) {
    return items.slice(items.length - archive * most, items.length - (archive - 1) * most);
  }
  const rest = archives === null ? 0 : items.length - archiveCount(feed) * most;
  return items.slice(0, Math.max(size, rest));
}

function channelOf(
  feed: Feed,
  format: FeedFormat,
  archive: number | undefined,
  { config, base }: FeedSite,
): FeedChannel {
  // Whoever follows the links of RSS to its archives reads Atom too, so there are none in RSS.
  const older = format === 'rss' ? 'atom' : format;
  const count = feed.archives?.formats.includes(older) === true ? archiveCount(feed) : 0;
  const current = absoluteUrl(base, feedFile(feed.folder, format));
  const url = (number: number): string | null =>
    number < 1 || number > count ? null : absoluteUrl(base, feedFile(feed.folder, older, number));
  return {
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
  };
}
