import type pc from 'picocolors';
import type { ImportedDocument } from '../importers/types.ts';
import type { Level, Message } from '../message/message.ts';
import { count } from '../message/words.ts';
import { type ImportReport, isFine } from './import-report.ts';
import { printable, wrap } from './text.ts';

/** How the report is to look. */
export interface ImportStyle {
  readonly paint: ReturnType<typeof pc.createColors>;
  /** Width of the terminal in cells. */
  readonly width: number;
}

const labelWidth = 10;

/** For people: of each source what was assumed and why, what is missing, what went, and what `check` will ask for. */
export function formatImport(
  { source, result, post, reason, document, messages }: ImportReport,
  style: ImportStyle,
): string {
  const { paint } = style;
  const target = post === null ? '' : ` → ${paint.bold(printable(post))}`;
  const head = `${paint.underline(printable(source))}${target}`;
  if (result === 'failed' || result === 'taken')
    return `${head}\n${row('failed', reason ?? '', style, paint.red)}`;
  if (result === 'already-imported')
    return `${head}\n${row('known', reason ?? 'it was imported before', style)}`;
  if (document === null) return `${head}\n`;
  return [
    `${head}\n`,
    row(
      'read as',
      `${formatNames[document.format]}: ${document.formatReason}${encodingOf(document)}`,
      style,
    ),
    ...document.guesses.map(({ field, value, reason: why, line }) =>
      row(field, `${shown(value)} ${paint.dim(`(${why}${lineOf(line)})`)}`, style, paint.green),
    ),
    document.blank.length === 0 ? '' : row('blank', document.blank.join(', '), style, paint.yellow),
    ...group('changed', document.changes, style),
    ...group('left out', document.dropped, style),
    formatMessages(messages, style),
  ].join('');
}

/** One line on all sources. */
export function formatImportSummary(
  reports: readonly ImportReport[],
  { paint }: Pick<ImportStyle, 'paint'>,
): string {
  const number = (...results: readonly ImportReport['result'][]): number =>
    reports.filter(({ result }) => results.includes(result)).length;
  const parts = [
    `${count(number('imported'), 'source')} imported`,
    number('planned') === 0 ? '' : `${number('planned')} to import`,
    number('already-imported') === 0 ? '' : `${number('already-imported')} imported before`,
    number('failed', 'taken') === 0 ? '' : paint.red(`${number('failed', 'taken')} not imported`),
  ].filter((part, index) => part !== '' && !(index === 0 && number('planned') > 0));
  const sign = reports.every(isFine) ? paint.green('✔') : paint.red('✖');
  return `${sign} ${parts.join(', ')}\n`;
}

const formatNames: Readonly<Record<ImportedDocument['format'], string>> = {
  markdown: 'Markdown',
  mdx: 'MDX',
  html: 'a web page',
  text: 'plain text',
};

const encodingOf = ({ encoding }: ImportedDocument): string =>
  encoding.guessed ? `; its bytes are no UTF-8 and were taken for ${encoding.name}` : '';

function row(
  label: string,
  text: string,
  { paint, width }: ImportStyle,
  colour: (text: string) => string = paint.dim,
): string {
  const room = Math.max(width - labelWidth - 4, 40);
  const [first = '', ...rest] = wrap(printable(text), room);
  const indent = ' '.repeat(labelWidth + 3);
  return [
    `  ${colour(label.padEnd(labelWidth))} ${first}`,
    ...rest.map((line) => indent + line),
    '',
  ].join('\n');
}

const lineOf = (line: number | null): string => (line === null ? '' : `, line ${line}`);

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(shown).join(' ');
}

function group(
  label: string,
  lines: readonly { readonly line: number | null; readonly text: string }[],
  style: ImportStyle,
): readonly string[] {
  return lines.map(({ line, text }, index) => {
    const place = line === null ? '' : `${style.paint.dim(`line ${line}:`)} `;
    return row(index === 0 ? label : '', `${place}${text}`, style);
  });
}

function formatMessages(messages: readonly Message[], style: ImportStyle): string {
  if (messages.length === 0) return row('check', 'will ask for nothing', style, style.paint.green);
  const { paint } = style;
  const colours: Readonly<Record<Level, (text: string) => string>> = {
    error: paint.red,
    warn: paint.yellow,
    info: paint.blue,
  };
  return messages
    .map(({ level, reason, ruleId, place }, index) => {
      const at = place === null ? '' : paint.dim(`${place.start.line}:${place.start.column} `);
      return row(
        index === 0 ? 'check' : '',
        `${at}${colours[level](level)} ${reason} ${paint.dim(ruleId)}`,
        style,
      );
    })
    .join('');
}
