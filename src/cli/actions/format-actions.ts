import type pc from 'picocolors';
import { count } from '../../message/words.ts';
import type { ActionRow } from '../../site/action-rows.ts';
import type { ActionRecord } from '../../site/exports/action-record.ts';
import { cellsOf, printable } from '../text.ts';

export interface TableStyle {
  readonly paint: ReturnType<typeof pc.createColors>;
  /** Width of the terminal in cells; null: nobody looks, and nothing is cut. */
  readonly width: number | null;
}

/** A line an item for people. On a terminal with a head and a sum, elsewhere with neither. */
export function formatTable(rows: readonly ActionRow[], { paint, width }: TableStyle): string {
  if (rows.length === 0) return width === null ? '' : 'No action item\n';
  const cells = rows.map(({ item, card, overdue }) => [
    item.due ?? '-',
    overdue ? 'overdue' : item.status,
    card.severity?.name ?? '-',
    item.owners.join(', ') || '-',
    card.slug,
    item.text,
  ]);
  const head = ['DUE', 'STATUS', 'SEVERITY', 'OWNER', 'POST', 'ITEM'];
  const table = [...(width === null ? [] : [head]), ...cells].map((row) => row.map(oneLine));
  const widths = head.map((_, column) =>
    Math.min(
      Math.max(...table.map((row) => cellsOf(row[column] ?? ''))),
      width === null ? Number.POSITIVE_INFINITY : 30,
    ),
  );
  const lines = table.map((row, index) => {
    const line = row
      .map((cell, column) => (column === row.length - 1 ? cell : pad(cell, widths[column] ?? 0)))
      .join('  ');
    const fitted = width === null ? line : cut(line, width);
    if (width !== null && index === 0) return paint.dim(fitted);
    return rows[index - (width === null ? 0 : 1)]?.overdue === true ? paint.red(fitted) : fitted;
  });
  const late = rows.filter(({ overdue }) => overdue).length;
  const sum = `${count(rows.length, 'action item')}${late === 0 ? '' : `, ${late} overdue`}`;
  return `${lines.join('\n')}\n${width === null ? '' : `\n${sum}\n`}`;
}

const oneLine = (text: string): string => printable(text.replaceAll(/\s+/g, ' '));

function pad(text: string, width: number): string {
  const fitted = cut(text, width);
  return fitted + ' '.repeat(Math.max(0, width - cellsOf(fitted)));
}

function cut(text: string, width: number): string {
  if (cellsOf(text) <= width) return text;
  let kept = '';
  for (const char of text) {
    if (cellsOf(kept + char) >= width) break;
    kept += char;
  }
  return `${kept}…`;
}

/** A list for a message or a page, under headings by urgency; nothing where there is nothing to tell. */
export function formatMarkdown(records: readonly ActionRecord[]): string {
  const groups = [
    ['Overdue', records.filter(({ overdue }) => overdue)],
    ['Due', records.filter(({ overdue, due }) => !overdue && due !== null)],
    ['Without a due date', records.filter(({ due }) => due === null)],
  ] as const;
  return groups
    .filter(([, members]) => members.length > 0)
    .map(([title, members]) => `## ${title}\n\n${members.map(markdownLine).join('\n')}\n`)
    .join('\n');
}

function markdownLine({ text, due, status, owners, post, url }: ActionRecord): string {
  const box = status === 'done' || status === 'wont-do' ? 'x' : ' ';
  const facts = [
    due === null ? '' : `due ${due}`,
    owners.map(escapeMarkdown).join(', '),
    post.severity ?? '',
    escapeMarkdown(post.title),
  ].filter(Boolean);
  const link = /^https?:/.test(url) ? `[${escapeMarkdown(text)}](<${url}>)` : escapeMarkdown(text);
  return `- [${box}] ${link} (${facts.join('; ')})`;
}

/** Marks that would make more of a text than words; a mention of somebody stays one. */
const escapeMarkdown = (text: string): string =>
  printable(text.replaceAll(/\s+/g, ' ')).replaceAll(/[\\`*_[\]<>~|#!&]/g, '\\$&');
