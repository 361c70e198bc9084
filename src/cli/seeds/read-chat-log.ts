import { count } from '../../message/words.ts';
import { learnDateOrder } from '../../postmortem/timeline/date-order.ts';
import type { Draft } from '../../postmortem/timeline/draft.ts';
import type { WrittenTime } from '../../postmortem/timeline/grammar/written.ts';
import { resolveDates } from '../../postmortem/timeline/resolve-dates.ts';
import { chooseZone, toInstant } from '../../postmortem/timeline/resolve-zones.ts';
import { findStamps, readStamp, type Stamp } from '../../postmortem/timeline/stamp.ts';
import type { Day, Instant, Zone } from '../../postmortem/types.ts';
import type { Seed, SeedEntry } from './types.ts';

/** What a log does not say itself. */
export interface LogContext {
  /** Day of stamps in front of the first date. */
  readonly date: Day;
  /** Where the clock of stamps without a zone stands. */
  readonly zone: Zone;
}

/**
 * Reads the stamped lines of a chat: an export or a copy out of Slack, Discord, IRC, WhatsApp, or plain
 * notes. A line starts with its stamp, or stands under the name and the time of its author; lines without a
 * stamp belong to the message above. Stamps are read by the grammar of timelines.
 */
export function readChatLog(text: string, { date, zone }: LogContext): Seed {
  const { messages, stray } = readMessages(text.split(/\r\n|\n|\r/));
  const dates = resolveDates(
    messages.map(({ stamp }) => draftOf(stamp)),
    { date, order: learnDateOrder(text) },
  );
  const entries: SeedEntry[] = [];
  let undated = 0;
  messages.forEach(({ stamp, author, lines, alone }, index) => {
    const said = lines.join(' ').replaceAll(/\s+/g, ' ').trim();
    // A lone word behind a stamp is a name only if something stands below it.
    const words = said === '' && alone ? (author ?? '') : said;
    if (words === '') return;
    const instant = instantOf(stamp, dates[index]?.date ?? null, zone);
    if (instant === null) undated++;
    else {
      const who = words === said ? author : null;
      entries.push({ instant, text: words, author: who, kind: null, url: null });
    }
  });
  return {
    entries,
    notes: [
      ...(stray === 0 ? [] : [`${count(stray, 'line')} in front of the first stamp left out`]),
      ...(undated === 0
        ? []
        : [`${count(undated, 'message')} left out, whose time does not exist or exists twice`]),
    ],
  };
}

interface ChatMessage {
  readonly stamp: Stamp;
  readonly author: string | null;
  readonly lines: string[];
  /** The author's name is all that stands behind the stamp. */
  readonly alone?: boolean;
}

function readMessages(lines: readonly string[]): {
  readonly messages: readonly ChatMessage[];
  readonly stray: number;
} {
  const messages: ChatMessage[] = [];
  let stray = 0;
  for (const line of lines) {
    const started = readDayLine(line) ?? readStamped(line) ?? readAuthorLine(line);
    if (started !== null) messages.push(started);
    else if (messages.length > 0) messages.at(-1)?.lines.push(line);
    else if (line.trim() !== '') stray++;
  }
  return { messages, stray };
}

/** What may stand around the date of a line that sets the day. */
const dayWords =
  /^(?:day changed|log opened|log closed)?\s?(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)?(?:day)?$/i;

/** `--- Day changed Fri May 17 2024`, `----- May 17th, 2024 -----`, `Friday, May 17th`: no message, but a date. */
function readDayLine(line: string): ChatMessage | null {
  if (line.length > 80) return null;
  const day = line.replace(/^(--- Log (?:opened|closed) .{0,20}?)\d\d:\d\d:\d\d /, '$1');
  const [stamp, another] = findStamps(day);
  if (stamp?.date == null || stamp.timed || another !== undefined) return null;
  const around = `${day.slice(0, stamp.start)} ${day.slice(stamp.end)}`;
  const words = around.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return dayWords.test(words) ? { stamp, author: null, lines: [] } : null;
}

/** Joins, parts and changes of topic: the chat talks of itself. */
const isChatter =
  /^(?:-?!-|\*{3}|-->|<--|-{2,}>?|→|←)\s|^\S{1,40} (?:has )?(?:joined|left|quit)(?: #?\S{1,80})?(?: \(.*\))?[.!]?$|^set the channel (?:topic|purpose|description)\b/i;

function readStamped(line: string): ChatMessage | null {
  const stamp = readStamp(line);
  if (stamp === null || !stamp.timed || stamp.time === null) return null;
  // `At 14:05 we saw` goes on telling: the stamp of a log stands first.
  if (/\p{L}/u.test(line.slice(0, stamp.start)) || stamp.approximate) return null;
  const rest = line.slice(stamp.after).trim();
  if (isChatter.test(line.slice(stamp.end).replace(/^[\])\s]+/, '')))
    return { stamp, author: null, lines: [] };
  const { author, text } = readAuthor(rest);
  return { stamp, author, lines: [text], alone: isNameAlone(rest) };
}

const forms: readonly RegExp[] = [
  // IRC: `<ana> text`, `<@ana> text`, and what somebody did: `* ana reboots the host`.
  /^<[@+%&~ ]?(?<author>[^<>\s]{1,40})> ?(?<text>.*)$/,
  /^\* (?<author>[^\s<>]{1,40}) (?<text>.+)$/,
  // WeeChat: columns with tabs.
  /^[@+%&~ ]?(?<author>[^\t]{1,40})\t(?<text>.*)$/,
  /^(?<author>[^|\n]{1,40}) \| (?<text>.*)$/,
  // `ana: text`, `Ana (on call): text`; an address has a colon too.
  /^(?<author>@?[\p{L}\p{N}_][\p{L}\p{N}_.' -]{0,39}?(?: \([^()]{1,20}\))?): (?<text>.*)$/u,
];

function readAuthor(rest: string): { readonly author: string | null; readonly text: string } {
  for (const form of forms) {
    const { author, text } = form.exec(rest)?.groups ?? {};
    if (author !== undefined && text !== undefined && author.split(' ').length <= 4) {
      return { author: author.trim(), text };
    }
  }
  return isNameAlone(rest) ? { author: rest, text: '' } : { author: null, text: rest };
}

/** Discord's exporter: the name beside the stamp, the text below. */
const isNameAlone = (rest: string): boolean =>
  /^[\p{L}\p{N}_.-]{2,32}(?:#\d{4})?(?: \(pinned\))?$/u.test(rest);

/** `ana  [2:05 PM]`, `Ana — Today at 2:05 PM`: the text stands below. */
function readAuthorLine(line: string): ChatMessage | null {
  if (line.length > 100) return null;
  const stamp = findStamps(line).at(-1);
  if (stamp === undefined || !stamp.timed || stamp.time === null) return null;
  if (!/^[\])]?\s*(?:\(edited\))?\s*$/.test(line.slice(stamp.end))) return null;
  const before = line.slice(0, stamp.start);
  const name =
    /^(?<name>\S[^\n]{0,60}?)\s*(?:\s{2}(?:APP|BOT)\s*|[\u2013\u2014-]\s*|\s{2}|\s\[|\s\()(?:(?:Today|Yesterday)? ?at )?[[(]?$/i.exec(
      before,
    )?.groups?.name;
  return name === undefined ? null : { stamp, author: name.trim(), lines: [] };
}

/** Dates are resolved as those of a timeline's entries are; nothing else of a draft is looked at. */
const draftOf = (stamp: Stamp): Draft => ({
  form: 'item',
  depth: 0,
  stamp,
  stampStart: stamp.start,
  stampEnd: stamp.end,
  start: 0,
  end: 0,
  markdown: [],
  plain: [],
  label: null,
  worded: true,
  column: null,
});

function instantOf(stamp: Stamp, date: Day | null, zone: Zone): Instant | null {
  if (date === null || stamp.time === null) return null;
  const time = formatTime(stamp.time);
  const near = `${date}T${time.slice(0, 5)}:00Z` as Instant;
  const own = stamp.zone === null ? zone : chooseZone(stamp.zone, zone, near).zone;
  const instant = toInstant(date, time, own);
  return instant === 'gap' || instant === 'ambiguous' ? null : instant;
}

function formatTime({ hour, minute, second }: WrittenTime): string {
  return [hour % 24, minute, second ?? 0].map((part) => String(part).padStart(2, '0')).join(':');
}
