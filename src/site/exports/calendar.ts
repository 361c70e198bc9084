import type { PostHistory } from '../../history/types.ts';
import type { Day, Instant } from '../../postmortem/types.ts';
import type { ActionRow } from '../action-rows.ts';
import { isOpen } from '../action-rows.ts';
import { actionRecord } from './action-record.ts';

/** A due date with what its entry in a calendar tells. */
export interface DueDate {
  readonly row: ActionRow;
  /** When the post last changed, as far as is known. */
  readonly changed: Instant | null;
}

/** The open items that have a due date: what is done needs no place in a calendar. */
export function dueDates(
  rows: readonly ActionRow[],
  pathOf: (row: ActionRow) => string,
  history: ReadonlyMap<string, PostHistory>,
): DueDate[] {
  return rows
    .filter(({ item }) => isOpen(item) && item.due !== null)
    .map((row) => ({ row, changed: history.get(pathOf(row))?.changed ?? null }));
}

/**
 * An iCalendar file (RFC 5545) with an event of a whole day for each due date. Events, because calendars that
 * subscribe to an address show no tasks. Its stamps come from the posts, never from the clock. Given in pieces.
 */
export function* dueCalendar(
  name: string,
  dates: readonly DueDate[],
  base: string | null,
): Generator<string> {
  yield writeLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Recount//Action items//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
  ]);
  for (const date of dates) yield writeLines(eventLines(date, base));
  yield writeLines(['END:VCALENDAR']);
}

const writeLines = (lines: readonly string[]): string =>
  lines.map((line) => `${foldLine(line)}\r\n`).join('');

function eventLines({ row, changed }: DueDate, base: string | null): string[] {
  const { due } = row.item;
  if (due === null) return [];
  const { uid, text, owners, status, post, tickets, url } = actionRecord(row, base);
  const stamp = basicInstant(changed ?? (`${post.date ?? due}T00:00:00Z` as Instant));
  const description = [
    owners.length === 0 ? '' : `Owner: ${owners.join(', ')}`,
    `Status: ${status}`,
    ...tickets.map((ticket) => ticket.url ?? ticket.text),
    post.title,
    base === null ? '' : url,
  ].filter(Boolean);
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `DTSTART;VALUE=DATE:${basicDay(due)}`,
    `SUMMARY:${escapeText(text)}`,
    `DESCRIPTION:${escapeText(description.join('\n'))}`,
    ...(base === null ? [] : [`URL:${url}`]),
    ...(post.services.length === 0
      ? []
      : [`CATEGORIES:${post.services.map(escapeText).join(',')}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const basicDay = (day: Day): string => day.replaceAll('-', '');
const basicInstant = (instant: Instant): string => instant.replaceAll(/[:-]/g, '');

/**
 * A text as a value (RFC 5545, 3.3.11). Whatever anybody takes for the end of a line becomes an escaped one, so
 * that no text can bring a property of its own.
 */
export function escapeText(text: string): string {
  return (isPlain(text) ? text : endLines(text))
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Nothing but letters of ASCII, one octet each, and ends of lines as they should be. */
const isPlain = (text: string): boolean => !/[^\n -~]/.test(text);

/** Ends every line with LF, and takes other controls and halves of characters away. */
const endLines = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they end lines somewhere.
    .replaceAll(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, '');

/** Octets of a line. */
const longest = 75;

/** Folds a line so that none is longer than 75 octets, never inside a character. */
export function foldLine(line: string): string {
  if (!/[^ -~]/.test(line)) {
    // The blank before a continued line counts.
    const rest = line.slice(longest).match(/.{1,74}/g) ?? [];
    return [line.slice(0, longest), ...rest].join('\r\n ');
  }
  let folded = '';
  let octets = 0;
  for (const char of line) {
    const size = Buffer.byteLength(char);
    if (octets + size > longest) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += char;
    octets += size;
  }
  return folded;
}
