import type { Link, PhrasingContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { compareText } from '../../message/message.ts';
import { localTime } from '../../postmortem/dates.ts';
import { toInstant } from '../../postmortem/timeline/resolve-zones.ts';
import { readStamp } from '../../postmortem/timeline/stamp.ts';
import type { Day, Instant, Zone } from '../../postmortem/types.ts';
import type { SeedEntry } from './types.ts';

/** Where the clock of a timeline stands. */
export interface TimelineClock {
  readonly zone: Zone;
  /** The incident's day: on it a time is enough. */
  readonly date: Day;
}

/** Entries of one or several sources as a list in Markdown: by time, each once, with nothing that would be markup. */
export function writeEntries(entries: readonly SeedEntry[], clock: TimelineClock): string {
  const lines = entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => compareText(a.entry.instant, b.entry.instant) || a.index - b.index)
    .map(({ entry }) => entry);
  const isOneDay = lines.every(({ instant }) => localTime(instant, clock.zone).day === clock.date);
  return [...new Set(lines.map((entry) => writeEntry(entry, clock, isOneDay)))]
    .map((line) => `${line}\n`)
    .join('');
}

function writeEntry(entry: SeedEntry, { zone }: TimelineClock, isOneDay: boolean): string {
  const { author, url } = entry;
  const stamp = stampOf(entry.instant, zone, isOneDay);
  const who = author === null ? '' : `${clean(author).slice(0, 40)}: `;
  const words = `${who}${clean(entry.text)}`;
  const kind = entry.kind ?? (isPartOfStamp(stamp, words) ? 'note' : null);
  const label = kind === null ? '' : `[${kind}] `;
  const link = url === null ? [] : [{ type: 'text' as const, value: ' ' }, linkTo(url)];
  return `- ${stamp} ${label}${writeInline([...linkAddresses(words), ...link])}`;
}

/** Whether a text begins like a zone, the end of a range or anything else that would be read as the stamp's. */
function isPartOfStamp(stamp: string, words: string): boolean {
  const read = readStamp(`${stamp} ${words}`);
  return read === null || read.end !== stamp.length || read.after !== stamp.length + 1;
}

/** Local time where it is plain which moment is meant, else UTC. */
function stampOf(instant: Instant, zone: Zone, isOneDay: boolean): string {
  const { day, time } = localTime(instant, zone);
  const minute = time.slice(0, 5);
  const read = toInstant(day, time, zone);
  if (read !== instant) return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
  return isOneDay ? minute : `${day} ${minute}`;
}

/** One line without what a terminal or a reader would not see. */
const clean = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u2028\u2029\s]+/gu, ' ')
    .trim();

const markdown = unified()
  .use(remarkStringify, { bullet: '-', resourceLink: false })
  .use(remarkGfm)
  .freeze();

/** A text as Markdown that reads as just this text, for the middle of a line; addresses in it are links. */
export const escapeInline = (text: string): string => writeInline(linkAddresses(clean(text)));

/** Texts and links as Markdown that reads as just these. */
function writeInline(children: readonly PhrasingContent[]): string {
  // The word in front keeps marks from standing at the start of a line, where they do not stand.
  const paragraph = {
    type: 'paragraph' as const,
    children: [{ type: 'text' as const, value: 'at ' }, ...children],
  };
  const written = markdown
    .stringify({ type: 'root', children: [paragraph] })
    .trim()
    .slice(3);
  // Inside a word an underscore is no mark.
  return written.replaceAll(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_').replaceAll('\n', ' ');
}

/** A text in which addresses are links. */
function linkAddresses(text: string): PhrasingContent[] {
  return text.split(/(https?:\/\/[^\s<>"'\\^`{|}]{1,2000})/).flatMap((part, index) => {
    if (index % 2 === 0) return part === '' ? [] : [{ type: 'text', value: part }];
    const url = part.replace(part.includes('(') ? /[.,;:!?*_~\]]+$/ : /[).,;:!?*_~\]]+$/, '');
    const rest = part.slice(url.length);
    return rest === '' ? [linkTo(url)] : [linkTo(url), { type: 'text', value: rest }];
  });
}

const linkTo = (url: string): Link => ({
  type: 'link',
  url,
  children: [{ type: 'text', value: url }],
});
