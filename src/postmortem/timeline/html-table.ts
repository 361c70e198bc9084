import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import { readHtmlWords } from '../html-words.ts';
import { readStamp } from './stamp.ts';

/** A table that an author wrote in HTML, as Markdown would have it. */
export interface HtmlTable {
  readonly table: Table;
  /** Offset just behind `</table>`. */
  readonly end: number;
}

/** A longer table is no chronology but an export. In characters. */
const longest = 200_000;

/**
 * Reads the table that starts in the HTML at `start`: its rows and cells with their places in the file.
 * Tags inside cells are left out, `<br>` is a line break. Null where it is not closed.
 */
export function readHtmlTable(source: string, start: number, until: number): HtmlTable | null {
  const open = /<table\b/i.exec(source.slice(start, until));
  if (open === null) return null;
  const from = start + open.index;
  const close = /<\/table\s{0,8}>/i.exec(source.slice(from, from + longest));
  if (close === null) return null;
  const end = from + close.index + close[0].length;
  const rows = readRows(source, from, from + close.index);
  const [first] = rows;
  if (first === undefined) return null;
  const headed = !first.children.some(({ children }) => isStamped(children));
  const head: TableRow = headed ? first : emptyRow(first);
  const children = headed ? rows : [head, ...rows];
  return { table: { type: 'table', children, position: between(from, end) }, end };
}

const isStamped = ([child]: readonly PhrasingContent[]): boolean =>
  child?.type === 'text' && readStamp(child.value)?.timed === true;

/** A header without names, for tables that have none. */
const emptyRow = ({ children, position }: TableRow): TableRow => ({
  type: 'tableRow',
  children: children.map(() => ({ type: 'tableCell', children: [] })),
  position,
});

/** A tag of a table with its attributes; quotes may hold what they like. */
const tag =
  /<(\/?)(tr|td|th)\b[^<>"']{0,200}(?:(?:"[^"]{0,400}"|'[^']{0,400}')[^<>"']{0,200}){0,20}>/gi;

function readRows(source: string, from: number, end: number): TableRow[] {
  const rows: TableRow[] = [];
  const tags = [...source.slice(from, end).matchAll(tag)];
  let row: TableRow | null = null;
  tags.forEach((found, index) => {
    const [whole, closing, name = ''] = found;
    const at = from + found.index;
    const next = from + (tags[index + 1]?.index ?? end - from);
    if (name.toLowerCase() === 'tr') {
      if (closing === '') {
        row = { type: 'tableRow', children: [], position: between(at, at + whole.length) };
        rows.push(row);
      } else if (row !== null) row.position = between(row.position?.start.offset ?? at, next);
    } else if (closing === '' && row !== null) {
      const [start, stop] = [at + whole.length, next];
      const children = [...readHtmlWords(source, start, stop, between)] as TableCell['children'];
      row.children.push({ type: 'tableCell', children, position: between(start, stop) });
      row.position = between(row.position?.start.offset ?? at, next);
    }
  });
  return rows.filter(({ children }) => children.length > 0);
}

/** A place of which only the offsets count: lines and columns are worked out from them. */
export const between = (start: number, end: number): NonNullable<Table['position']> => ({
  start: { line: 1, column: 1, offset: start },
  end: { line: 1, column: 1, offset: end },
});
