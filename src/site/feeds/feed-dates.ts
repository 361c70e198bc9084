import type { Instant } from '../../postmortem/types.ts';
import type { FeedItem } from './types.ts';

/** When the newest item was published or changed: a feed is as old as its items, not as its build. */
export function lastChange(items: readonly FeedItem[]): Instant | null {
  const instants = items.flatMap(({ updated, published }) => updated ?? published ?? []);
  // Instants in UTC sort as their text does.
  return instants.reduce<Instant | null>(
    (latest, instant) => (latest === null || instant > latest ? instant : latest),
    null,
  );
}
