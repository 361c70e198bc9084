import { parseDocument } from '../../../src/document/parse-document.ts';
import { findSections } from '../../../src/postmortem/sections/find-sections.ts';
import {
  readTimeline,
  type Timeline,
  type TimelineInput,
} from '../../../src/postmortem/timeline/read-timeline.ts';
import type { TimelineEntry } from '../../../src/postmortem/types.ts';

/** Reads the chronology of a text. */
export function timelineOf(
  text: string,
  known: Partial<Omit<TimelineInput, 'document' | 'sections'>> = {},
  path = 'posts/post.md',
): Timeline {
  const document = parseDocument({ path, text });
  const sections = findSections(document, {});
  const rest = { date: null, timezone: null, houseTimezone: null, ...known };
  return readTimeline({ document, sections, ...rest });
}

/** An entry in one line: `line date time zone what`. */
export function showEntry(entry: TimelineEntry): string {
  const { place, date, time, end, zone, approximate, plain } = entry;
  const clock = [
    time ?? '-',
    ...(end === null ? [] : ['to', end.date === date ? end.time : `${end.date} ${end.time}`]),
  ];
  return [
    place.start.line,
    date ?? '-',
    `${approximate ? '~' : ''}${clock.join(' ')}`,
    zone ?? '-',
    plain,
  ].join(' ');
}
