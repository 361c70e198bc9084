import { type FeedFormat, feedFormats } from '../addresses.ts';
import { atom } from './atom.ts';
import { json } from './json-feed.ts';
import { rss } from './rss.ts';
import type { FeedItem, FeedWriter } from './types.ts';

/** A format: one line here, one in `feedFormats`, and one file beside this one. */
export const feedWriters: Readonly<Record<FeedFormat, FeedWriter>> = { rss, atom, json };

/** An item of a feed before it is made. */
export interface FeedEntry {
  /** With its whole text, or its summary alone. */
  readonly make: (full: boolean) => FeedItem;
  readonly dates: Pick<FeedItem, 'published' | 'updated'>;
  /** All that it is made from: see `TextPage`. */
  readonly from: readonly unknown[];
}

/** Gives an entry as it stands in feeds of a format. */
export type ItemTexts = (entry: FeedEntry, format: FeedFormat, full: boolean) => string;

/** Letters of items that are kept at hand. */
const mostKept = 10_000_000;

/**
 * Writes every item once a format: a post is in half a dozen feeds. Those that were asked for last are
 * kept, `most` letters of whole texts and of summaries; what is asked for again later is made again.
 */
export function createItemTexts(most = mostKept): ItemTexts {
  const full = createKept(true, most);
  const short = createKept(false, most);
  return (entry, format, isFull) => (isFull ? full : short)(entry, format);
}

/** What is kept of an entry: its item, until it is written in every format. */
interface Kept {
  item: FeedItem | null;
  readonly texts: Map<FeedFormat, string>;
}

function createKept(isFull: boolean, most: number) {
  const known = new Map<FeedEntry, Kept>();
  let letters = 0;
  return (entry: FeedEntry, format: FeedFormat): string => {
    const own: Kept = known.get(entry) ?? { item: null, texts: new Map() };
    // What was used last is last.
    known.delete(entry);
    known.set(entry, own);
    const same = own.texts.get(format);
    if (same !== undefined) return same;
    own.item ??= entry.make(isFull);
    const text = inOnePiece(feedWriters[format].item(own.item));
    own.texts.set(format, text);
    if (own.texts.size === formats) own.item = null;
    letters += text.length;
    for (const [oldest, { texts }] of known) {
      if (letters <= most) break;
      known.delete(oldest);
      for (const gone of texts.values()) letters -= gone.length;
    }
    return text;
  };
}

/**
 * What was put together of many texts is kept as those by V8, in four times the memory. Read anew from bytes it is one.
 * No text of a feed holds halves of characters, which would be lost by it.
 */
const inOnePiece = (text: string): string => Buffer.from(text).toString();

const formats = Object.keys(feedFormats).length;
