import type { PostDocument } from '../../document/types.ts';
import type { Problem } from '../../message/message.ts';
import { createLocator } from '../../message/place.ts';
import type { Day, Section, TimelineEntry, Zone } from '../types.ts';
import { learnDateOrder } from './date-order.ts';
import { isDayLine } from './day-lines.ts';
import { dayBeforePublication, dayOfDocument } from './document-day.ts';
import { type EntryReading, readEntry } from './read-entry.ts';
import { firstDay, resolveDates } from './resolve-dates.ts';
import { findStories, hintFor, sharedZone } from './stories.ts';

/** What reading a chronology needs to know besides the document. */
export interface TimelineInput {
  readonly document: PostDocument;
  readonly sections: readonly Section[];
  /** The incident's day, from the frontmatter. */
  readonly date: Day | null;
  /** `timezone` of the frontmatter. */
  readonly timezone: Zone | null;
  /** Zone that the configuration gives to stamps that say none. */
  readonly houseTimezone: Zone | null;
}

/** The entries of a post in the author's order, and what could not be read of them. */
export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the chronology of a post: every stamped entry with date, time and zone as far as they can be
 * known. Clocks that run backwards stay in the author's order.
 */
export function readTimeline(input: TimelineInput): Timeline {
  const { document, sections, timezone, houseTimezone } = input;
  const order = learnDateOrder(document.text);
  const date =
    input.date === null
      ? dayOfDocument(document, order)
      : (dayBeforePublication(document, input.date, order) ?? input.date);
  const locator = createLocator(document.text);
  const readings: EntryReading[] = [];
  for (const story of findStories(document, sections)) {
    const headed = story.headings.map((heading) => firstDay(heading, order, date));
    const dates = resolveDates(story.drafts, {
      date: headed.find((day) => day !== null) ?? date,
      order,
    });
    const shared = sharedZone(story);
    story.drafts.forEach((draft, index) => {
      const resolved = dates[index];
      if (resolved === undefined || isDayLine(draft, story.drafts[index + 1])) return;
      const zones = { hint: hintFor(draft, story), shared, timezone, houseTimezone };
      readings.push(readEntry(draft, resolved, zones, document.text, locator));
    });
  }
  return {
    entries: addAnchors(readings.map(({ entry }) => entry)),
    problems: onceAZone(readings.flatMap(({ problems }) => problems)),
  };
}

/** Addresses made of date and time; entries of one minute, and those with neither, are numbered. */
function addAnchors(entries: readonly Omit<TimelineEntry, 'anchor'>[]): readonly TimelineEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const digits = [entry.date, entry.time?.slice(0, 5)].flatMap(
      (part) => part?.replaceAll(/\D/g, '') ?? [],
    );
    const base = ['t', ...digits].join('-');
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const isAlone = count === 1 && digits.length > 0;
    return { anchor: isAlone ? base : `${base}-${count}`, ...entry };
  });
}

/** A zone that does not fit is said at its first entry only: it is the same slip in all of them. */
function onceAZone(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ ruleId, reason }) => {
    if (ruleId !== 'zone-season' && ruleId !== 'zone-ambiguous') return true;
    const key = `${ruleId} ${/`[^`]*`/.exec(reason)?.[0]}`;
    return !seen.has(key) && seen.add(key);
  });
}
