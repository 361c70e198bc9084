import type { Table, TableRow } from 'mdast';
import { plainText } from '../../document/plain-text.ts';
import type { ColumnHints, Draft } from './draft.ts';
import { type Flat, flatten } from './flat.ts';
import type { WrittenZone } from './grammar/zones.ts';
import { readZoneHint } from './resolve-zones.ts';
import { findStamps, readStamp, type Stamp } from './stamp.ts';

/** `clock` is a second clock of the same moment, as in `Time (PST)` and `Time (UTC)`; `count` numbers the rows. */
type Role = 'day' | 'date' | 'time' | 'end' | 'zone' | 'clock' | 'count' | 'text';

const roles: readonly (readonly [Role, RegExp])[] = [
  ['zone', /^(?:time ?)?zone$|^tz$/i],
  ['end', /^(?:end(?:ed)?|until|stop(?:ped)?|to|finish(?:ed)?)\b/i],
  ['date', /\bdate\b(?! ?[/&]? ?time)/i],
  ['day', /^(?:week ?)?day\b/i],
  [
    'time',
    /\b(?:time|timestamp|when|start(?:ed)?|clock|from|begin|datetime|date ?[/&] ?time|utc|[ceap][ds]?t)\b/i,
  ],
];

/** The rows of a chronology told as a table; none where no column holds stamps. */
export function readTable(table: Table, source: string): readonly Draft[] {
  const [head, ...rows] = table.children;
  if (head === undefined) return [];
  const headers = head.children.map((cell) => plainText(cell));
  const columns = assignRoles(headers, rows, source);
  if (!columns.some((role) => role === 'time' || role === 'date')) return [];
  if (isData(columns, rows)) return [];
  const hints = headers.map((header) => ({
    zone: readZoneHint(`time ${header}`),
    year: Number(/\b(?:199\d|20\d\d)\b/.exec(header)?.[0] ?? 0) || null,
  }));
  return [
    ...headerDay(head, columns, source),
    ...rows.flatMap((row) => readRow(row, columns, hints, source) ?? []),
  ];
}

/**
 * Rows of a ledger or a log of measurements: amounts, addresses and hashes in front of the stamp, and no
 * column that tells something in words.
 */
function isData(columns: readonly Role[], rows: readonly TableRow[]): boolean {
  const mostly = (index: number, form: RegExp): boolean => {
    const cells = rows.map((row) => plainText(row.children[index] ?? { type: 'text', value: '' }));
    const filled = cells.filter((text) => text !== '');
    return filled.length > 0 && filled.filter((text) => form.test(text)).length * 2 > filled.length;
  };
  const stamped = columns.findIndex((role) => role === 'time' || role === 'date');
  const texts = columns.flatMap((role, index) => (role === 'text' ? [index] : []));
  const values = texts.filter((index) => index < stamped && mostly(index, amount));
  return values.length > 0 && !texts.some((index) => mostly(index, /\p{L}{2,}\s+\p{L}{2,}/u));
}

/** `0.1012 ETH`, `10495509`, `0x9053…`. */
const amount = /^(?=.*\d)[\W_]*(?:0x)?[\da-f][\da-f.,\u2026]*(?:\s?\p{L}{1,5})?$/iu;

/** The day that the header of a column of times names, `Timeline 20.04.22`, as a row without a text. */
function headerDay(head: TableRow, columns: readonly Role[], source: string): readonly Draft[] {
  const index = columns.indexOf('time');
  const cell = head.children[index];
  if (cell === undefined) return [];
  const flat = flatten(cell.children, source);
  const stamp = findStamps(flat.text).find(({ date }) => date?.year != null && date.day !== null);
  if (stamp === undefined) return [];
  const place = [head.position?.start.offset ?? 0, head.position?.end.offset ?? 0] as const;
  return [
    {
      form: 'row',
      depth: 0,
      stamp: { ...stamp, time: null, timed: false, until: null },
      stampStart: place[0],
      stampEnd: place[1],
      start: place[0],
      end: place[1],
      markdown: [],
      plain: [],
      label: null,
      worded: false,
      column: null,
    },
  ];
}

/** What each column holds, by its header where most of its cells agree, else by its cells alone. */
function assignRoles(
  headers: readonly string[],
  rows: readonly TableRow[],
  source: string,
): readonly Role[] {
  const assigned = headers.map((header, index): Role => {
    const cells = rows.map((row) => row.children[index]).filter((cell) => cell !== undefined);
    const filled = cells
      .map((cell) => flatten(cell.children, source).text)
      .filter((text) => text.trim() !== '');
    const stamped = filled.filter((text) => readStamp(text) !== null).length;
    if (isCount(header, filled)) return 'count';
    const named = roles.find(([, form]) => form.test(header))?.[0];
    if (named === 'zone' || (named === 'day' && stamped === 0)) return named;
    const mostly = stamped > 0 && stamped * 2 >= filled.length;
    if (named !== undefined) return mostly ? named : 'text';
    const alone = filled.filter((text) => isAlone(text)).length;
    return alone > 0 && alone * 2 > filled.length ? 'time' : 'text';
  });
  if (!assigned.some((role) => role === 'time' || role === 'date') && isLed(rows, source)) {
    return ['time', ...assigned.slice(1)];
  }
  const first = assigned.indexOf('time');
  const starts = /^(?:start|from|begin)/i.test(headers[first] ?? '');
  return assigned.map((role, index) =>
    role === 'time' && index > first ? (starts ? 'end' : 'clock') : role,
  );
}

/** A column `#` of running numbers. */
const isCount = (header: string, filled: readonly string[]): boolean =>
  /^(?:#|n[o\u00ba\u00b0r]?\.?|\u2116|step|id)$/i.test(header.trim()) &&
  filled.every((text, index) => Number.parseInt(text.replace(/^\W+/, ''), 10) === index + 1);

/** Whether every row opens with a date or time in front of what happened: `3 May - mail stopped`. */
function isLed(rows: readonly TableRow[], source: string): boolean {
  const stamps = rows.map(({ children: [cell] }) =>
    cell === undefined ? null : readStamp(flatten(cell.children, source).text),
  );
  return (
    stamps.length > 1 &&
    stamps.every((stamp) => stamp?.closed === true && (stamp.date !== null || stamp.time !== null))
  );
}

const isAlone = (text: string): boolean => {
  const stamp = readStamp(text);
  return stamp !== null && text.slice(stamp.after).trim() === '';
};

const untimed = new Set<Role>(['text', 'zone', 'clock', 'count']);

function readRow(
  row: TableRow,
  columns: readonly Role[],
  hints: readonly ColumnHints[],
  source: string,
): Draft | null {
  const cells = row.children.map((cell, index) => ({
    role: columns[index] ?? 'text',
    hint: hints[index] ?? null,
    flat: flatten(cell.children, source),
  }));
  const stamped = cells.flatMap(({ role, hint, flat }) => {
    const stamp = untimed.has(role) ? null : readCell(flat.text, role);
    return stamp === null ? [] : [{ role, hint, flat, stamp }];
  });
  const main = stamped.filter(({ role }) => role !== 'end');
  const [first] = main;
  const last = main.at(-1);
  if (first === undefined || last === undefined) return null;
  const told = cells.filter(({ role, flat }) => role === 'text' && flat.text.trim() !== '');
  const texts = [
    ...main.map(({ flat, stamp }) => readPiece(flat, stamp.after, source)),
    ...told.map(({ flat }) => readPiece(flat, 0, source)),
  ].filter(({ plain }) => plain !== '');
  const timed = main.find(({ stamp }) => stamp.timed) ?? first;
  const zoned = cells.find(({ role }) => role === 'zone');
  return {
    form: 'row',
    depth: 0,
    stamp: merge(
      main.map(({ stamp }) => stamp),
      stamped.find(({ role }) => role === 'end')?.stamp ?? null,
      zoned === undefined ? null : readZoneHint(`time ${zoned.flat.text}`),
    ),
    stampStart: first.flat.offsets[first.stamp.start] ?? first.flat.end,
    stampEnd: (last.flat.offsets[last.stamp.end - 1] ?? last.flat.end) + 1,
    start: row.position?.start.offset ?? 0,
    end: row.position?.end.offset ?? 0,
    markdown: texts.length === 0 ? [] : [texts.map(({ markdown }) => markdown).join(' \u00b7 ')],
    plain: texts.map(({ plain }) => plain),
    label: null,
    worded: texts.length > 0,
    column: {
      zone: timed.hint?.zone ?? null,
      year: main.find(({ hint }) => hint?.year != null)?.hint?.year ?? null,
    },
  };
}

/** The stamp of a cell. Words in a column of times (`later`) stand for a time that nobody knew. */
function readCell(text: string, role: Role): Stamp | null {
  const stamp = readStamp(text);
  const words = text.trim();
  if (stamp !== null || role !== 'time' || !/[\p{L}\p{N}]/u.test(words)) return stamp;
  const start = text.indexOf(words);
  const end = start + words.length;
  return { ...unknownTime, start, end, after: end };
}

const unknownTime: Stamp = {
  start: 0,
  end: 0,
  after: 0,
  date: null,
  time: null,
  timed: true,
  zone: null,
  other: null,
  until: null,
  approximate: true,
  unreadable: false,
  separator: '',
  closed: true,
};

/** What a cell tells from an offset on, in Markdown and as a reader sees it. */
function readPiece(
  flat: Flat,
  from: number,
  source: string,
): { readonly markdown: string; readonly plain: string } {
  const rest = flat.text.slice(from);
  const shown = from + Math.max(0, rest.search(/\S/));
  const markdown = source.slice(flat.offsets[shown] ?? flat.end, flat.end).trim();
  return { markdown: flat.openers(shown) + markdown, plain: rest.replaceAll(/\s+/g, ' ').trim() };
}

/** One stamp of the pieces that a row spreads over its columns: weekday, date, time, end. */
function merge(stamps: readonly Stamp[], ending: Stamp | null, zone: WrittenZone | null): Stamp {
  const [first] = stamps;
  if (first === undefined) throw new Error('Expected a stamp');
  const timed =
    stamps.find(({ time }) => time !== null) ?? stamps.find((stamp) => stamp.timed) ?? first;
  const weekday = stamps.find(({ date }) => date?.weekday != null)?.date?.weekday ?? null;
  const dated = stamps.find(
    ({ date }) => date !== null && (date.month !== null || date.either !== null),
  );
  const date = dated?.date ?? stamps.find((stamp) => stamp.date !== null)?.date ?? null;
  return {
    ...timed,
    date: date === null ? null : { ...date, weekday: date.weekday ?? weekday },
    zone: stamps.find((stamp) => stamp.zone !== null)?.zone ?? zone,
    until:
      ending === null || (ending.date === null && ending.time === null)
        ? timed.until
        : { date: ending.date, time: ending.time },
    approximate: stamps.some(({ approximate }) => approximate),
    unreadable: stamps.some(({ unreadable }) => unreadable),
  };
}
