import type { Html } from '../../html/types.ts';
import type { Instant } from '../../postmortem/types.ts';

/** What a feed says of itself, in any format. All addresses are full ones. */
export interface FeedChannel {
  readonly title: string;
  readonly description: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** The page that shows the same as the feed. */
  readonly link: string;
  /** Where the feed itself is. */
  readonly self: string;
  /** WebSub hub that tells subscribers of new items, or null. */
  readonly hub: string | null;
  /** Where the older items are. */
  readonly archive: FeedArchive;
}

/**
 * Places of the other documents of a long feed (RFC 5005, section 4), full addresses. The newest items
 * are in the document that is subscribed to, all others in archives that never change again. Those of RSS
 * are in Atom.
 */
export interface FeedArchive {
  /** Of an archive: the document that is subscribed to. */
  readonly current: string | null;
  /** The archive with the next older items. */
  readonly previous: string | null;
  /** Of an archive: the one with the next newer items. */
  readonly next: string | null;
}

/** One entry of a feed, in any format. */
export interface FeedItem {
  /** Never changes, wherever the page is and whatever it is called: see `feedId`. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Plain text. */
  readonly summary: string | null;
  /** The whole text; its links and images have full addresses. */
  readonly content: Html | null;
  readonly published: Instant | null;
  /** Null: not changed since it was published. */
  readonly updated: Instant | null;
  readonly authors: readonly string[];
  readonly categories: readonly FeedCategory[];
  /** BCP 47 tag of the text where it is not that of the feed, or null. */
  readonly language: string | null;
}

export interface FeedCategory {
  readonly term: string;
  /** Full address of the page that lists all values of this kind. */
  readonly scheme: string;
}

/** A format of feeds. Items are written apart from feeds: one is in a dozen of them. */
export interface FeedWriter {
  /** An item as it stands in every feed of this format. */
  readonly item: (item: FeedItem) => string;
  /** A feed of items that were written so; `changed` is when the last of them was published or changed. */
  readonly feed: (
    channel: FeedChannel,
    items: readonly string[],
    changed: Instant | null,
  ) => string;
}
