import type { Postmortem, TimelineEntry } from '../../postmortem/types.ts';

/**
 * The timeline cut where a heading that is no day stands between two entries: each part tells a
 * story of its own. Entries that are headings themselves don't cut.
 */
export function runsOf({ timeline, headings }: Postmortem): readonly (readonly TimelineEntry[])[] {
  const cuts = headings.filter(({ text }) => !/\d/.test(text)).map(({ place }) => place.end.offset);
  const runs: TimelineEntry[][] = [];
  let passed = 0;
  for (const entry of timeline) {
    const before = passed;
    while ((cuts[passed] ?? Number.POSITIVE_INFINITY) <= entry.place.start.offset) passed++;
    const run = runs.at(-1);
    if (run === undefined || passed > before) runs.push([entry]);
    else run.push(entry);
  }
  return runs;
}
