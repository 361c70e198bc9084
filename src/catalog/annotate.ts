import type { Annotation } from '../html/types.ts';
import type { ActionItem, Postmortem, TimelineEntry } from '../postmortem/types.ts';

/**
 * Marks that pages need in the HTML of a post: an address and the time on every timeline entry; an
 * address, the state and a slot on every action item. They depend on nothing but the post, so the
 * HTML can be cached.
 */
export function annotationsOf(postmortem: Postmortem): Annotation[] {
  const { timeline, actionItems } = postmortem;
  return [
    ...timeline.map(entryAnnotation),
    ...actionItems.filter((item) => !isInFrontmatter(item, postmortem)).map(itemAnnotation),
  ];
}

/** Whether an action item stands in the frontmatter, and so nowhere in the text. */
export const isInFrontmatter = ({ place }: ActionItem, { frontmatterPlace }: Postmortem): boolean =>
  frontmatterPlace !== null && place.start.offset < frontmatterPlace.end.offset;

function itemAnnotation({ anchor, place, status }: ActionItem): Annotation {
  return {
    start: place.start,
    element: null,
    id: anchor,
    classes: ['action-item', `action-${status}`],
    data: {},
    slot: anchor,
  };
}

function entryAnnotation(entry: TimelineEntry): Annotation {
  const { anchor, place, kind, stamp } = entry;
  const datetime = machineTime(entry);
  return {
    start: place.start,
    element: null,
    id: anchor,
    classes: kind === null ? ['entry'] : ['entry', `entry-${kind}`],
    data: kind === null ? {} : { kind },
    ...(datetime === null ? {} : { time: { place: stamp.place, datetime } }),
  };
}

/** The most exact value for `<time datetime>` that is certain, or null. */
const machineTime = ({ instant, date, time }: TimelineEntry): string | null =>
  instant ?? (date !== null && time !== null ? `${date}T${time}` : (date ?? time));
