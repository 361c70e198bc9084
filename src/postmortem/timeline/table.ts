import type { Table, TableRow } from 'mdast';
import { plainText } from '../../document/plain-text.ts';
import type { Draft } from './draft.ts';
import { type Flat, flatten } from './flat.ts';
import { readStamp, type Stamp } from './stamp.ts';

type Role = 'day' | 'date' | 'time' | 'end' | 'zone' | 'text';

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
  return rows.flatMap((row) => readRow(row, columns, headers, source) ?? []);
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
    const named = roles.find(([, form]) => form.test(header))?.[0];
    if (named === 'zone' || (named === 'day' && stamped === 0)) return named;
    const mostly = stamped > 0 && stamped * 2 >= filled.length;
    if (named !== undefined) return mostly ? named : 'text';
    const alone = filled.filter((text) => isAlone(text)).length;
    return alone > 0 && alone * 2 > filled.length ? 'time' : 'text';
  });
  // Two columns of times are a start and an end, whatever they are called.
  const first = assigned.indexOf('time');
  return assigned.map((role, index) => (role === 'time' && index > first ? 'end' : role));
}

const isAlone = (text: string): boolean => {
  const stamp = readStamp(text);
  return stamp !== null && text.slice(stamp.after).trim() === '';
};

function readRow(
  row: TableRow,
  columns: readonly Role[],
  headers: readonly string[],
  source: string,
): Draft | null {
  const cells = row.children.map((cell, index) => ({
    role: columns[index] ?? 'text',
    header: headers[index] ?? '',
    flat: flatten(cell.children, source),
  }));
  const stamped = cells.flatMap(({ role, header, flat }) => {
    const stamp = role === 'text' || role === 'zone' ? null : readStamp(flat.text);
    return stamp === null ? [] : [{ role, header, flat, stamp }];
  });
  const main = stamped.filter(({ role }) => role !== 'end');
  const [first] = main;
  const last = main.at(-1);
  if (first === undefined || last === undefined) return null;
  const ending = stamped.find(({ role }) => role === 'end')?.stamp ?? null;
  const told = cells.filter(({ role, flat }) => role === 'text' && flat.text.trim() !== '');
  const beside = main
    .map(({ flat, stamp }) => piece(flat, stamp.after))
    .filter((text) => text.plain !== '');
  const texts = [...beside, ...told.map(({ flat }) => piece(flat, 0))];
  const timed = main.find(({ stamp }) => stamp.timed) ?? first;
  const year = /\b(?:199\d|20\d\d)\b/.exec(main.map(({ header }) => header).join(' '))?.[0];
  function piece(flat: Flat, from: number): { readonly markdown: string; readonly plain: string } {
    const plain = flat.text.slice(from).replaceAll(/\s+/g, ' ').trim();
    const shown = from + Math.max(0, flat.text.slice(from).search(/\S/));
    const markdown = source.slice(flat.offsets[shown] ?? flat.end, flat.end).trim();
    return { plain, markdown: plain === '' ? '' : flat.openers(shown) + markdown };
  }
  return {
    form: 'row',
    depth: 0,
    stamp: merge(
      main.map(({ stamp }) => stamp),
      ending,
    ),
    stampStart: first.flat.offsets[first.stamp.start] ?? first.flat.end,
    stampEnd: (last.flat.offsets[last.stamp.end - 1] ?? last.flat.end) + 1,
    start: row.position?.start.offset ?? 0,
    end: row.position?.end.offset ?? 0,
    markdown: [texts.map(({ markdown }) => markdown).join(' \u00b7 ')],
    plain: texts.map(({ plain }) => plain),
    label: null,
    worded: texts.length > 0,
    column: { header: timed.header, year: year === undefined ? null : Number(year) },
  };
}

/** One stamp of the pieces that a row spreads over its columns: weekday, date, time, end. */
function merge(stamps: readonly Stamp[], ending: Stamp | null): Stamp {
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
    zone: timed.zone ?? stamps.find(({ zone }) => zone !== null)?.zone ?? null,
    until:
      ending === null || (ending.date === null && ending.time === null)
        ? timed.until
        : { date: ending.date, time: ending.time },
    approximate: stamps.some(({ approximate }) => approximate),
    unreadable: stamps.some(({ unreadable }) => unreadable),
  };
}
