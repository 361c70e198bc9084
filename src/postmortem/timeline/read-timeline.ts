import { plainText } from '../../document/plain-text.ts';
import type { PostDocument, RootContent } from '../../document/types.ts';
import { type Problem, problem } from '../../message/message.ts';
import { createLocator, type Locator } from '../../message/place.ts';
import { quote } from '../../message/words.ts';
import type { Day, Instant, Section, TimelineEntry, Zone, ZoneSource } from '../types.ts';
import { collectDrafts } from './collect.ts';
import { isDayLine } from './day-lines.ts';
import type { Draft } from './draft.ts';
import type { WrittenTime } from './grammar/written.ts';
import type { WrittenZone } from './grammar/zones.ts';
import { labelForm, readKind } from './kind.ts';
import { findRegions } from './regions.ts';
import {
  type DateOrder,
  firstDay,
  learnDateOrder,
  type ResolvedDate,
  resolveDates,
} from './resolve-dates.ts';
import { chooseZone, outOfSeason, readZoneHint, toInstant } from './resolve-zones.ts';
import { collectUpdates } from './updates.ts';

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

/**
 * Reads the chronology of a post: every stamped entry in the author's order, with date, time and zone
 * as far as they can be known, and what could not be read as problems.
 */
export function readTimeline(input: TimelineInput): {
  readonly entries: readonly TimelineEntry[];
  readonly problems: readonly Problem[];
} {
  const { document, sections } = input;
  const order = learnDateOrder(document.text);
  const date = input.date ?? dateOfDocument(document, order);
  const regions = findRegions(document, sections);
  const told = regions.map(({ nodes, start, heading }) => ({
    heading,
    ...collectDrafts(nodes, document.text, start),
  }));
  const updates = told.every(({ drafts }) => drafts.length === 0) ? collectUpdates(document) : [];
  const stories: readonly Story[] =
    updates.length > 0 ? [{ heading: '', drafts: updates, hints: [] }] : told;
  const reader = createReader(input, createLocator(document.text));
  for (const story of stories) {
    const headed = firstDay(story.heading, order);
    const dates = resolveDates(story.drafts, { date: headed ?? date, order });
    story.drafts.forEach((draft, index) => {
      if (isDayLine(draft, story.drafts[index + 1])) return;
      const resolved = dates[index] ?? { date: null, endDate: null, unsure: false };
      reader.read(draft, resolved, hintFor(draft, story));
    });
  }
  return { entries: reader.entries, problems: reader.problems };
}

interface Story {
  readonly heading: string;
  readonly drafts: readonly Draft[];
  readonly hints: readonly { readonly offset: number; readonly text: string }[];
}

/** How many stamped entries nodes of a document hold: two or more make a chronology. */
export function countStampedEntries(nodes: readonly RootContent[], source: string): number {
  const { drafts } = collectDrafts(nodes, source);
  return drafts.filter((draft, index) => !isDayLine(draft, drafts[index + 1])).length;
}

/** The day that title, or else file name, gives. */
function dateOfDocument({ tree, path }: PostDocument, order: DateOrder): Day | null {
  const title = tree.children.find((node) => node.type === 'heading');
  const named = title === undefined ? null : firstDay(plainText(title), order);
  return named ?? firstDay((path.split('/').at(-1) ?? '').replaceAll('_', ' '), order);
}

/** The zone that the nearest hint above an entry gives: table header, sentence, heading. */
function hintFor(draft: Draft, { heading, hints }: Story): WrittenZone | null {
  const header = draft.column === null ? null : readZoneHint(`time ${draft.column.header}`);
  if (header !== null) return header;
  for (const hint of hints.toReversed()) {
    if (hint.offset > draft.start) continue;
    const zone = readZoneHint(hint.text);
    if (zone !== null) return zone;
  }
  return readZoneHint(heading);
}

function createReader(input: TimelineInput, locator: Locator) {
  const entries: TimelineEntry[] = [];
  const problems: Problem[] = [];
  const anchors = new Map<string, number>();
  const { text } = input.document;

  const anchorFor = (date: Day | null, time: string | null): string => {
    const digits = [date, time?.slice(0, 5)]
      .filter((part) => part != null)
      .map((part) => part.replaceAll(/\D/g, ''));
    const base = ['t', ...digits].join('-');
    const count = (anchors.get(base) ?? 0) + 1;
    anchors.set(base, count);
    return count === 1 ? base : `${base}.${count}`;
  };

  const read = (draft: Draft, resolved: ResolvedDate, hint: WrittenZone | null): void => {
    const { stamp } = draft;
    const { date, endDate } = resolved;
    const stampText = text.slice(draft.stampStart, draft.stampEnd);
    const place = locator.place(draft.stampStart, draft.stampEnd);
    const report = (
      ruleId: string,
      unexpected: string,
      expected: string,
      note: string | null = null,
    ): void => {
      problems.push(problem(ruleId, { place, unexpected, expected, note, actual: stampText }));
    };
    const time = stamp.time === null ? null : formatTime(stamp.time);
    const { zone, source, written } = zoneFor(draft, hint, date, time, report);
    let instant: Instant | null = null;
    if (date !== null && time !== null && zone !== null) {
      const found = toInstant(date, time, zone);
      if (found === 'gap')
        report(
          'time-gap',
          `time ${quote(stampText)}, which the clocks of ${zone} skipped`,
          'a time that they showed',
        );
      else if (found === 'ambiguous')
        report(
          'time-ambiguous',
          `time ${quote(stampText)}, which the clocks of ${zone} showed twice`,
          'an offset beside it',
        );
      else instant = found;
      const shown =
        instant === null || written === null ? null : outOfSeason(written, zone, instant);
      if (shown !== null && written !== null) {
        report(
          'zone-season',
          `${quote(written.text)} on ${date}`,
          `the abbreviation of that half of the year`,
          `Read as written (${zone}): it was then ${shown}.`,
        );
      }
    }
    if (stamp.unreadable)
      report('stamp-unreadable', `stamp ${quote(stampText)}`, 'a date and time that exist');
    if (resolved.unsure) {
      report(
        'date-order-unknown',
        `date ${quote(stampText)}, of which either number may be the month`,
        'a date such as `2024-10-24`',
        `Read as ${date ?? 'no date'}.`,
      );
    }
    const plain = draft.plain.join(' ').replaceAll(/\s+/g, ' ').trim();
    const kind = readKind(plain, draft.label);
    const untagged = (value: string): string =>
      draft.label === null && kind?.labelled === true ? dropLabel(value) : value;
    const until = stamp.until;
    const endTime = until?.time == null ? null : formatTime(until.time);
    entries.push({
      anchor: anchorFor(date, time),
      place: locator.place(draft.start, draft.end),
      stamp: { text: stampText, place },
      date,
      time,
      zone: time === null ? null : zone,
      zoneSource: time === null ? null : source,
      instant,
      end:
        endTime === null
          ? null
          : { date: endDate, time: endTime, instant: endInstant(endDate, endTime, zone) },
      approximate: stamp.approximate,
      kind: kind?.kind ?? null,
      text: untagged(draft.markdown.join('\n\n').trim()),
      plain: untagged(plain),
    });
  };

  function zoneFor(
    draft: Draft,
    hint: WrittenZone | null,
    date: Day | null,
    time: string | null,
    report: (ruleId: string, unexpected: string, expected: string) => void,
  ): {
    readonly zone: Zone | null;
    readonly source: ZoneSource;
    readonly written: WrittenZone | null;
  } {
    const written = draft.stamp.zone ?? hint;
    const likely = input.timezone ?? input.houseTimezone;
    if (written !== null) {
      const near =
        `${date ?? '2000-01-01'}T${time === null ? '12:00' : time.slice(0, 5)}:00Z` as Instant;
      const { zone, unsure } = chooseZone(written, likely, near);
      if (unsure && draft.stamp.zone !== null)
        report(
          'zone-ambiguous',
          `zone ${quote(written.text)}, which several places use`,
          'an offset or `timezone` in the frontmatter',
        );
      return { zone, source: draft.stamp.zone === null ? 'heading' : 'entry', written };
    }
    if (input.timezone !== null) return { zone: input.timezone, source: 'frontmatter', written };
    if (input.houseTimezone !== null)
      return { zone: input.houseTimezone, source: 'configuration', written };
    return { zone: 'UTC' as Zone, source: 'assumed', written };
  }

  return { entries, problems, read };
}

function endInstant(date: Day | null, time: string, zone: Zone | null): Instant | null {
  if (date === null || zone === null) return null;
  const found = toInstant(date, time, zone);
  return found === 'gap' || found === 'ambiguous' ? null : found;
}

function formatTime({ hour, minute, second }: WrittenTime): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return [pad(hour % 24), pad(minute), ...(second === null ? [] : [pad(second)])].join(':');
}

/** Takes `[detected]` or `**Detected**:` from the start of a text. */
function dropLabel(text: string): string {
  const marked = /^(\*{1,2}|_{1,2}|`)([^*_`\n]{3,34}?)(?:\1(:?)|(:)\1)\s*/.exec(text);
  if (marked !== null) {
    const inner = `${marked[2] ?? ''}${marked[3] ?? ''}${marked[4] ?? ''}`;
    if (/:$|^[[(]/.test(inner)) return text.slice(marked[0].length);
  }
  const found = labelForm.exec(text);
  return found === null ? text : text.slice(found[0].length).trimStart();
}
