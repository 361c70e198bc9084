import type { Annotation } from '../html/types.ts';
import type { ActionItem, Day, Postmortem, TimelineEntry } from '../postmortem/types.ts';
import { type DayStart, findDayStarts } from './day-starts.ts';

/**
 * Marks that pages need in the HTML of a post: an address and the time on every timeline entry; an
 * address, the state and a slot on every action item. They depend on nothing but the post, so the
 * HTML can be cached.
 */
export function annotationsOf(postmortem: Postmortem): Annotation[] {
  const { timeline, actionItems } = postmortem;
  const dayStarts = findDayStarts(timeline);
  return [
    ...timeline.map((entry) => entryAnnotation(entry, dayStarts.get(entry))),
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

/** Name of the slot that a page fills with the name of a day. */
export const daySlot = (day: Day): string => `day-${day}`;

function entryAnnotation(entry: TimelineEntry, dayStart: DayStart | undefined): Annotation {
  const { anchor, place, kind, stamp } = entry;
  const datetime = machineTime(entry);
  return {
    start: place.start,
    element: null,
    id: anchor,
    classes: [
      'entry',
      `entry-${kind ?? 'other'}`,
      ...(dayStart === undefined ? [] : ['entry-new-day']),
    ],
    data: kind === null ? {} : { kind },
    ...(dayStart === undefined || dayStart.isWritten ? {} : { lead: daySlot(dayStart.day) }),
    ...(datetime === null ? {} : { time: { place: stamp.place, datetime } }),
  };
}

/** The most exact value for `<time datetime>` that is certain, or null. */
const machineTime = ({ instant, date, time }: TimelineEntry): string | null =>
  instant ?? (date !== null && time !== null ? `${date}T${time}` : (date ?? time));
