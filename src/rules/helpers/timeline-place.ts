import type { Place } from '../../message/place.ts';
import type { Postmortem } from '../../postmortem/types.ts';

/** Heading of the timeline, else the frontmatter, else null: where something missing is told. */
export function timelinePlace({ sections, frontmatterPlace }: Postmortem): Place | null {
  const section = sections.find(({ kind }) => kind === 'timeline');
  return section?.heading.place ?? frontmatterPlace;
}
