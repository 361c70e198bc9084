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
}

export interface FeedCategory {
  readonly term: string;
  /** Full address of the page that lists all values of this kind. */
  readonly scheme: string;
}
