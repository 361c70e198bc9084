import { type Problem, problem } from '../../message/message.ts';
import type { Locator } from '../../message/place.ts';
import { quote } from '../../message/words.ts';
import type { Day, Instant, TimelineEntry, Zone, ZoneSource } from '../types.ts';
import type { Draft } from './draft.ts';
import type { WrittenTime } from './grammar/written.ts';
import type { WrittenZone } from './grammar/zones.ts';
import { dropLabel, readKind } from './kind.ts';
import type { ResolvedDate } from './resolve-dates.ts';
import { chooseZone, outOfSeason, toInstant, zoneByOtherClock } from './resolve-zones.ts';

/** What an entry's zone is taken from where its stamp says none. */
export interface ZoneContext {
  /** From a heading, a sentence or the header of a column above. */
  readonly hint: WrittenZone | null;
  /** The one zone that other entries of the same story name. */
  readonly shared: WrittenZone | null;
  readonly timezone: Zone | null;
  readonly houseTimezone: Zone | null;
}

/** An entry but for its anchor, which only the whole post can give, with what was odd about its stamp. */
export interface EntryReading {
  readonly entry: Omit<TimelineEntry, 'anchor'>;
  readonly problems: readonly Problem[];
}

/** Makes an entry of a draft whose date is resolved. */
export function readEntry(
  draft: Draft,
  { date, endDate, unsure, repaired }: ResolvedDate,
  context: ZoneContext,
  source: string,
  locator: Locator,
): EntryReading {
  const { stamp } = draft;
  const text = source.slice(draft.stampStart, draft.stampEnd);
  const place = locator.place(draft.stampStart, draft.stampEnd);
  const problems: Problem[] = [];
  const report: Report = (ruleId, unexpected, expected, note = null, above = null) => {
    const at = above === null ? -1 : source.lastIndexOf(above, draft.start);
    const where =
      above === null || at === -1
        ? { place, actual: text }
        : { place: locator.place(at, at + above.length), actual: above };
    problems.push(problem(ruleId, { ...where, unexpected, expected, note }));
  };
  if (stamp.unreadable) {
    const note = repaired === null ? null : `Read as ${repaired}.`;
    report('stamp-unreadable', `stamp ${quote(text)}`, 'a date and time that exist', note);
  }
  if (unsure) {
    const note = `Read as ${date ?? 'no date'}.`;
    const unexpected = `date ${quote(text)}, of which either number may be the month`;
    report('date-order-unknown', unexpected, 'a date such as `2024-10-24`', note);
  }
  const time = stamp.time === null ? null : formatTime(stamp.time);
  const zone = time === null ? null : readEntryZone(draft, context, date, time, report);
  const instant = zone === null ? null : readInstantOf(text, date, time, zone, report);
  const plain = draft.plain.join(' ').replaceAll(/\s+/g, ' ').trim();
  const kind = readKind(plain, draft.label);
  const body = (value: string): string =>
    draft.label === null && kind?.labelled === true ? dropLabel(value) : value;
  return {
    entry: {
      place: locator.place(draft.start, draft.end),
      stamp: { text, place },
      date,
      time,
      zone: zone?.zone ?? null,
      zoneSource: zone?.source ?? null,
      instant,
      end: readEnd(stamp, endDate, zone),
      approximate: stamp.approximate,
      kind: kind?.kind ?? null,
      text: body(draft.markdown.join('\n\n').trim()),
      plain: body(plain),
    },
    problems,
  };
}

/** Reports at the stamp, or at the words above it that it takes its zone from. */
type Report = (
  ruleId: string,
  unexpected: string,
  expected: string,
  note?: string | null,
  above?: string | null,
) => void;

interface EntryZone {
  readonly zone: Zone;
  readonly source: ZoneSource;
  readonly written: WrittenZone | null;
}

/** The zone of an entry: its own, the hint above, the frontmatter's, its neighbours', the house's, UTC. */
function readEntryZone(
  { stamp }: Draft,
  { hint, shared, timezone, houseTimezone }: ZoneContext,
  date: Day | null,
  time: string,
  report: Report,
): EntryZone {
  const near = `${date ?? '2000-01-01'}T${time.slice(0, 5)}:00Z` as Instant;
  const choose = (written: WrittenZone, source: ZoneSource): EntryZone => {
    const { zone, unsure } = chooseZone(written, timezone ?? houseTimezone, near);
    if (unsure) {
      const unexpected = `zone ${quote(written.text)}, which several places use`;
      const above = source === 'heading' ? written.text : null;
      report('zone-ambiguous', unexpected, 'an offset or a city', `Read as ${zone}.`, above);
    }
    return { zone, source, written };
  };
  if (stamp.zone !== null) return choose(stamp.zone, 'entry');
  if (hint !== null) return choose(hint, 'heading');
  const other = zoneByOtherClock(stamp);
  if (other !== null) return { zone: other, source: 'entry', written: null };
  if (timezone !== null) return { zone: timezone, source: 'frontmatter', written: null };
  if (shared !== null) return choose(shared, 'entry');
  if (houseTimezone !== null)
    return { zone: houseTimezone, source: 'configuration', written: null };
  return { zone: 'UTC' as Zone, source: 'assumed', written: null };
}

function readInstantOf(
  text: string,
  date: Day | null,
  time: string | null,
  { zone, source, written }: EntryZone,
  report: Report,
): Instant | null {
  if (date === null || time === null) return null;
  const found = toInstant(date, time, zone);
  if (found === 'gap') {
    report(
      'time-gap',
      `time ${quote(text)}, which the clocks of ${zone} skipped`,
      'a time that they showed',
    );
  } else if (found === 'ambiguous') {
    const unexpected = `time ${quote(text)}, which the clocks of ${zone} showed twice`;
    report('time-ambiguous', unexpected, 'an offset beside it');
  } else if (found !== null && written !== null) {
    const shown = outOfSeason(written, zone, found);
    if (shown !== null) {
      const unexpected = `${quote(written.text)} on ${date}`;
      report(
        'zone-season',
        unexpected,
        'the abbreviation of that half of the year',
        `Read as written, ${zone}: it was then ${shown}.`,
        source === 'heading' ? written.text : null,
      );
    }
  }
  return found === 'gap' || found === 'ambiguous' ? null : found;
}

/** The end of a range: a time, or of a range of days only its last day. */
function readEnd(
  { until }: Draft['stamp'],
  date: Day | null,
  zone: EntryZone | null,
): TimelineEntry['end'] {
  if (until?.time == null) return date === null ? null : { date, time: null, instant: null };
  const time = formatTime(until.time);
  return { date, time, instant: instantOrNull(date, time, zone) };
}

function instantOrNull(date: Day | null, time: string, zone: EntryZone | null): Instant | null {
  if (date === null || zone === null) return null;
  const found = toInstant(date, time, zone.zone);
  return found === 'gap' || found === 'ambiguous' ? null : found;
}

/** `HH:MM`, or `HH:MM:SS` where seconds were written. */
function formatTime({ hour, minute, second }: WrittenTime): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return [pad(hour % 24), pad(minute), ...(second === null ? [] : [pad(second)])].join(':');
}
