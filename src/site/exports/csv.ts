import type { ActionRecord } from './action-record.ts';

/** Columns of the export, in their order. */
const columns: readonly (readonly [string, (record: ActionRecord) => string])[] = [
  ['uid', ({ uid }) => uid],
  ['id', ({ id }) => id],
  ['text', ({ text }) => text],
  ['status', ({ status }) => status],
  ['overdue', ({ overdue }) => (overdue ? 'yes' : 'no')],
  ['owners', ({ owners }) => owners.join('; ')],
  ['due', ({ due }) => due ?? ''],
  ['due_by_policy', (record) => (record.due_by_policy ? 'yes' : 'no')],
  ['type', ({ type }) => type ?? ''],
  ['priority', ({ priority }) => priority ?? ''],
  ['tickets', ({ tickets }) => tickets.map(({ text, url }) => url ?? text).join('; ')],
  ['note', ({ note }) => note ?? ''],
  ['severity', ({ post }) => post.severity ?? ''],
  ['services', ({ post }) => post.services.join('; ')],
  ['post', ({ post }) => post.id],
  ['post_title', ({ post }) => post.title],
  ['post_date', ({ post }) => post.date ?? ''],
  ['url', ({ url }) => url],
];

/** Action items as CSV by RFC 4180, with a line of names, a line after the other. */
export function* actionsCsv(records: Iterable<ActionRecord>): Generator<string> {
  yield writeCsv([columns.map(([name]) => name)]);
  for (const record of records) yield writeCsv([columns.map(([, value]) => value(record))]);
}

/** Rows of cells as CSV that a spreadsheet takes for text: no cell can become a formula. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** What a spreadsheet may take for the start of a formula, now or once it has saved it; in wide letters too. */
const formula = /^[\s\p{Cc}\p{Cf}']*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u;

/** A sign that spreadsheets take for the mark of a text, and a blank for when they swallow it and save the rest. */
const guard = "' ";

/** Texts that stand as they are: nearly all, and told sooner than the others are made safe. */
const plain = /^[\dA-Za-z](?:[ !#-+.-:<-~-]*[!#-+.-:<-~-])?$/;

function cell(value: string): string {
  if (value === '' || plain.test(value)) return value;
  const text = value
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('\0', '')
    // A spreadsheet may save a CR without quotes, and what follows it is a row then.
    .replaceAll(/\r\n?/g, '\n');
  const safe = formula.test(text) || /^[\t\n]/.test(text) ? guard + text : text;
  return /[",\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
