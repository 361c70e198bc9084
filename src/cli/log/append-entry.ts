import { parseDocument } from '../../document/parse-document.ts';
import type { PostFile } from '../../document/types.ts';
import { rewriteStamp } from '../../language/next-stamp.ts';
import { userErrors } from '../../message/user-errors.ts';
import { quote } from '../../message/words.ts';
import { localTime } from '../../postmortem/dates.ts';
import { zoneOf } from '../../postmortem/field-values.ts';
import { readPostmortem } from '../../postmortem/read-postmortem.ts';
import { readStamp } from '../../postmortem/timeline/stamp.ts';
import type {
  EntryKind,
  Instant,
  Postmortem,
  ReadOptions,
  TimelineEntry,
  Zone,
} from '../../postmortem/types.ts';
import { addSection } from '../add-section.ts';
import { escapeInline } from '../seeds/write-entries.ts';
import { type Insertion, insertAsItem, insertIntoSection, insertLike } from './entry-shapes.ts';

/** Something that happens, to be told in a post. */
export interface LogEntry {
  readonly instant: Instant;
  /** Markdown in one line. */
  readonly message: string;
  readonly kind: EntryKind | null;
}

/** A post with one more entry. */
export interface Appended {
  readonly text: string;
  /** Line of the entry, from 1. */
  readonly line: number;
  /** The stamp as it was written. */
  readonly stamp: string;
}

/**
 * Puts an entry into the timeline of a post, behind the last one that is not later, in the shape and the
 * notation of its neighbour; every other byte stays. What was written is read back: a way of writing that
 * would not be understood, or would change what another entry says, is not taken.
 */
export function appendEntry(file: PostFile, entry: LogEntry, house: ReadOptions): Appended {
  const post = read(file, house);
  const section = post.sections.find(({ kind }) => kind === 'timeline');
  if (section === undefined && post.timeline.length === 0) {
    const text = addSection(file, 'timeline', house);
    return appendEntry({ ...file, text }, entry, house);
  }
  const { neighbour, isBehind } = findNeighbour(post, entry.instant);
  const zone = neighbour?.zone ?? zoneOf(post.fields, house.timezone) ?? ('UTC' as Zone);
  const document = parseDocument(file);
  for (const stamp of stamps(entry.instant, zone, neighbour)) {
    for (const words of wordings(entry)) {
      const line = { stamp, words };
      const ways: readonly (Insertion | null)[] =
        neighbour !== null
          ? [
              insertLike(document, { neighbour, line, isBehind }),
              insertAsItem(document, neighbour, line),
            ]
          : section === undefined
            ? []
            : [insertIntoSection(document, section, line)];
      for (const way of ways) {
        if (way === null) continue;
        const text = file.text.slice(0, way.offset) + way.text + file.text.slice(way.offset);
        const after = read({ ...file, text }, house);
        const found = readBack(post, after, { stamp, instant: entry.instant });
        if (found !== null)
          return { text, line: found.stamp.place.start.line, stamp: found.stamp.text };
      }
    }
  }
  throw userErrors.usage(
    `The timeline of ${quote(file.path, 200)} can't be continued in a way that would be understood`,
    'Write the entry by hand; `recount inspect` shows what is understood of the timeline.',
  );
}

const read = (file: PostFile, house: ReadOptions): Postmortem =>
  readPostmortem(parseDocument(file), house);

/** The entry behind which another one belongs; in front of the first where all are later. */
function findNeighbour(
  { timeline }: Postmortem,
  instant: Instant,
): { readonly neighbour: TimelineEntry | null; readonly isBehind: boolean } {
  const isKnown = timeline.some((entry) => entry.instant !== null);
  const before = timeline.findLast((entry) =>
    isKnown ? entry.instant !== null && entry.instant.slice(0, 16) <= instant.slice(0, 16) : true,
  );
  return { neighbour: before ?? timeline[0] ?? null, isBehind: before !== undefined };
}

/** Stamps to try, the one that looks like its neighbour's first, the plainest last. */
function stamps(instant: Instant, zone: Zone, neighbour: TimelineEntry | null): readonly string[] {
  const local = localTime(instant, zone);
  const minute = local.time.slice(0, 5);
  const same =
    neighbour === null || neighbour.date === null
      ? null
      : rewriteStamp(neighbour.stamp.text, neighbour.date, local);
  const [utcDay, utcMinute] = [instant.slice(0, 10), instant.slice(11, 16)];
  const own = [minute, `${local.day} ${minute}`, `${utcMinute} UTC`, `${utcDay} ${utcMinute} UTC`];
  // What was known about only is not known so now.
  const isSure = same !== null && readStamp(same)?.approximate === false;
  return [...new Set(isSure ? [same, ...own] : own)];
}

/** Ways to put the message: as it was given, and so that nothing in it can be taken for markup or a time. */
function wordings({ message, kind }: LogEntry): readonly string[] {
  const label = kind === null ? '' : `[${kind}] `;
  const sure = kind === null ? '[note] ' : label;
  return [...new Set([label + message, sure + message, sure + escapeInline(message)])];
}

/** The new entry, if it is there at its time and all others are what they were; else null. */
function readBack(
  before: Postmortem,
  after: Postmortem,
  { stamp, instant }: { readonly stamp: string; readonly instant: Instant },
): TimelineEntry | null {
  if (after.timeline.length !== before.timeline.length + 1) return null;
  if (kindsOf(before) !== kindsOf(after) || after.problems.length > before.problems.length)
    return null;
  const at = before.timeline.findIndex(
    (entry, index) => factsOf(entry) !== factsOf(after.timeline[index]),
  );
  const index = at === -1 ? before.timeline.length : at;
  const rest = before.timeline.slice(index).map(factsOf).join();
  if (
    after.timeline
      .slice(index + 1)
      .map(factsOf)
      .join() !== rest
  )
    return null;
  const found = after.timeline[index];
  // A word of the message may not have become a part of the stamp.
  const isOwn = found !== undefined && bare(found.stamp.text) === bare(stamp);
  return isOwn && found.instant?.slice(0, 16) === instant.slice(0, 16) ? found : null;
}

/** A stamp without what a table puts between its parts. */
const bare = (stamp: string): string => stamp.replaceAll(/[|\s]/g, '');

const kindsOf = ({ sections }: Postmortem): string => sections.map(({ kind }) => kind).join();

const factsOf = (entry: TimelineEntry | undefined): string =>
  JSON.stringify([entry?.instant, entry?.date, entry?.time, entry?.end, entry?.text]);
