import type { Postmortem, TimelineEntry } from '../../postmortem/types.ts';

/**
 * The timeline cut where a heading that is no day stands between two entries: each part tells a
 * story of its own. Entries that are headings themselves don't cut.
 */
export function runsOf({ timeline, headings }: Postmortem): readonly (readonly TimelineEntry[])[] {
  const runs: TimelineEntry[][] = [];
  let last: TimelineEntry | null = null;
  for (const entry of timeline) {
    const from = last?.place.start.offset ?? -1;
    const to = entry.place.start.offset;
    const cut = headings.some(
      ({ place, text }) => place.start.offset > from && place.end.offset <= to && !/\d/.test(text),
    );
    if (last === null || cut) runs.push([entry]);
    else runs.at(-1)?.push(entry);
    last = entry;
  }
  return runs;
}
