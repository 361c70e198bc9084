import type { Instant } from '../../postmortem/types.ts';
import type { FeedEntry } from './item-texts.ts';

/** When the newest item was published or changed: a feed is as old as its items, not as its build. */
export function lastChange(entries: readonly Pick<FeedEntry, 'dates'>[]): Instant | null {
  const instants = entries.flatMap(({ dates }) => dates.updated ?? dates.published ?? []);
  // Instants in UTC sort as their text does.
  return instants.reduce<Instant | null>(
    (latest, instant) => (latest === null || instant > latest ? instant : latest),
    null,
  );
}
