import type { Day, TimelineEntry } from '../postmortem/types.ts';

/** An entry that begins a day without the author saying so in a line or heading before it. */
export interface DayStart {
  readonly day: Day;
  /** The stamp of the entry names the day itself. */
  readonly isWritten: boolean;
}

/** More letters than a list or table needs between two entries: something is said there. */
const markup = 16;
/** Times of day, which leave no number behind in a stamp that names no day. */
const clocks = /\d{1,2}(?:[:.h]\d{2}){1,2}|[+-]\d{2,4}|\d{1,2} ?[ap]m/gi;

/** Finds the entries that begin a new day. */
export function findDayStarts(
  timeline: readonly TimelineEntry[],
): ReadonlyMap<TimelineEntry, DayStart> {
  const starts = new Map<TimelineEntry, DayStart>();
  let before: TimelineEntry | null = null;
  for (const entry of timeline) {
    const { date, place, stamp } = entry;
    if (before !== null && date !== null && before.date !== null && date !== before.date) {
      const between = place.start.offset - before.place.end.offset;
      const isWritten = /\d/.test(stamp.text.replaceAll(clocks, ''));
      if (between >= 0 && between <= markup) starts.set(entry, { day: date, isWritten });
    }
    before = entry;
  }
  return starts;
}
