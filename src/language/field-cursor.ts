import type { FrontmatterLanguage } from '../frontmatter/types.ts';
import { type FlowEnd, readFlow } from './flow.ts';

/** What is being written where the cursor stands in frontmatter, however broken that is by now. */
export interface FieldCursor {
  readonly language: FrontmatterLanguage;
  /** Keys of the mappings around it, from outside in; positions in lists are left out. */
  readonly parents: readonly string[];
  /** The key whose value is being written; null: a key. */
  readonly key: string | null;
  /** In a list: of the value, or with a dash, where a key may begin as well. */
  readonly list: 'none' | 'brackets' | 'dash';
  /** Keys that the mapping has besides. */
  readonly siblings: ReadonlySet<string>;
  /** The word at the cursor with its quotation marks, as offsets of the text. */
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

const opening = /^(---|\+\+\+)[ \t]*\r?\n/;

/** Null where the cursor is not inside frontmatter. */
export function readFieldCursor(text: string, offset: number): FieldCursor | null {
  const open = opening.exec(text);
  if (open === null || offset < open[0].length) return null;
  const [, fence = ''] = open;
  const close = text.indexOf(`\n${fence}`, open[0].length - 1);
  if (close !== -1 && offset > close) return null;
  const language = fence === '---' ? 'yaml' : 'toml';
  const content = text.slice(open[0].length, close === -1 ? text.length : close + 1);
  // Without a closing fence the frontmatter ends where it looks like none any more.
  if (close === -1 && /\n#{1,6} |\n\r?\n\r?\n/.test(text.slice(open[0].length, offset)))
    return null;
  const lines = content.split('\n').map((line) => readLine(line.replace(/\r$/, ''), language));
  const before = content.slice(0, offset - open[0].length);
  const index = before.split('\n').length - 1;
  const lineStart = open[0].length + before.lastIndexOf('\n') + 1;
  return cursorIn({ language, lines, index, lineStart, text, offset });
}

/** The same for a file that is data as a whole, such as a configuration. */
export function readDataCursor(
  text: string,
  offset: number,
  language: FrontmatterLanguage,
): FieldCursor | null {
  const lines = text.split('\n').map((line) => readLine(line.replace(/\r$/, ''), language));
  const before = text.slice(0, offset);
  const index = before.split('\n').length - 1;
  return cursorIn({
    language,
    lines,
    index,
    lineStart: before.lastIndexOf('\n') + 1,
    text,
    offset,
  });
}

interface Line {
  /** Column of the key or of the value, dashes passed over. */
  readonly indent: number;
  /** Column of the last dash, or null. */
  readonly dash: number | null;
  readonly key: string | null;
  /** Column at which the value begins. */
  readonly valueColumn: number;
  readonly text: string;
  /** Name of the TOML table that the line opens. */
  readonly table: string | null;
}

const yamlLine = /^([ ]*)((?:-[ ]+)*-?[ ]*)(?:["']?([\w-]{1,80})["']?[ ]*:(?:[ ]+|$))?/;
const tomlLine = /^([ \t]*)()(?:["']?([\w.-]{1,160})["']?[ \t]*=[ \t]*)?/;
const tomlTable = /^[ \t]*\[{1,2}[ \t]*([\w.-]{1,160})[ \t]*\]{1,2}/;

function readLine(text: string, language: FrontmatterLanguage): Line {
  const [all = '', spaces = '', dashes = '', key = null] =
    (language === 'yaml' ? yamlLine : tomlLine).exec(text) ?? [];
  const lastDash = dashes.lastIndexOf('-');
  return {
    indent: spaces.length + dashes.length,
    dash: lastDash === -1 ? null : spaces.length + lastDash,
    key,
    valueColumn: all.length,
    text,
    table: language === 'toml' ? (tomlTable.exec(text)?.[1] ?? null) : null,
  };
}

interface Lines {
  readonly language: FrontmatterLanguage;
  readonly lines: readonly Line[];
  /** Of the line with the cursor. */
  readonly index: number;
  readonly lineStart: number;
  readonly text: string;
  readonly offset: number;
}

function cursorIn(input: Lines): FieldCursor | null {
  const { language, lines, index, lineStart, text, offset } = input;
  const line = lines[index];
  if (line === undefined) return null;
  const column = offset - lineStart;
  if (/(?:^|\s)#/.test(line.text.slice(0, column))) return null;
  const flow = flowAt(input);
  if (flow !== null) return cursorInValue(input, flow);
  const start = lineStart + Math.min(line.indent, column);
  const written = text.slice(start, offset);
  const isDash = line.dash !== null && column > line.dash;
  if (!isDash && !/^["']?[\w.-]*$/.test(written)) return null;
  const { parents, siblings } = surroundings(language, lines, index);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const end = wordEnd(text, offset, quote);
  const list = isDash ? 'dash' : 'none';
  return { language, parents, key: null, list, siblings, start, end, isQuoted: quote !== '' };
}

/** A value that the cursor is in. */
interface Flow {
  readonly end: FlowEnd;
  readonly key: string;
  readonly parents: readonly string[];
  /** At which the value begins. */
  readonly offset: number;
}

function cursorInValue({ language, text, offset }: Lines, flow: Flow): FieldCursor {
  const { end, key, parents } = flow;
  const inner = end.frames.flatMap((frame) => (frame.key === null ? [] : [frame.key]));
  const path = [...parents, key, ...inner];
  const bracket = end.frames.at(-1)?.bracket;
  const isKey = bracket === '{' && end.key === null;
  return {
    language,
    parents: isKey || end.key !== null ? path : path.slice(0, -1),
    key: isKey ? null : (end.key ?? path.at(-1) ?? null),
    list: bracket === '[' ? 'brackets' : 'none',
    siblings: new Set(),
    start: flow.offset + end.start,
    end: wordEnd(text, offset, end.quote),
    isQuoted: end.quote !== '',
  };
}

/** The value of the cursor's own line, or of one above whose brackets are still open. */
function flowAt({ language, lines, index, lineStart, text, offset }: Lines): Flow | null {
  let start = lineStart;
  for (let at = index; at >= 0; at--) {
    const line = lines[at];
    if (line === undefined) return null;
    if (line.key !== null && start + line.valueColumn <= offset) {
      const from = start + line.valueColumn;
      const end = readFlow(text.slice(from, offset));
      if (at !== index && end.frames.length === 0) return null;
      const { parents } = surroundings(language, lines, at);
      const keys = language === 'toml' ? line.key.split('.') : [line.key];
      return {
        end,
        key: keys.at(-1) ?? '',
        parents: [...parents, ...keys.slice(0, -1)],
        offset: from,
      };
    }
    if (at !== index && line.key !== null) return null;
    const above = lines[at - 1];
    if (above === undefined || line.table !== null) return null;
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  return null;
}

interface Surroundings {
  readonly parents: readonly string[];
  readonly siblings: ReadonlySet<string>;
}

function surroundings(
  language: FrontmatterLanguage,
  lines: readonly Line[],
  index: number,
): Surroundings {
  return language === 'yaml' ? yamlSurroundings(lines, index) : tomlSurroundings(lines, index);
}

function yamlSurroundings(lines: readonly Line[], index: number): Surroundings {
  const own = lines[index];
  const parents: string[] = [];
  const siblings = new Set<string>();
  let limit = own?.indent ?? 0;
  let dash = own?.dash ?? null;
  for (let at = index - 1; at >= 0 && (limit > 0 || parents.length === 0); at--) {
    const line = lines[at];
    if (line === undefined || line.key === null) continue;
    if (dash === null ? line.indent < limit : line.indent <= dash) {
      parents.unshift(line.key);
      limit = line.indent;
      dash = line.dash;
    } else if (dash === null && line.indent === limit) {
      if (parents.length === 0) siblings.add(line.key);
      dash = line.dash;
    }
  }
  for (const line of lines.slice(index + 1)) {
    if (line.text.trim() === '') continue;
    if (line.indent < (own?.indent ?? 0) || line.dash !== null) break;
    if (line.indent === own?.indent && line.key !== null) siblings.add(line.key);
  }
  return { parents, siblings };
}

function tomlSurroundings(lines: readonly Line[], index: number): Surroundings {
  const open = lines.slice(0, index + 1).findLastIndex(({ table }) => table !== null);
  const next = lines.findIndex(({ table }, at) => at > Math.max(open, index) && table !== null);
  const table = lines[open]?.table;
  const others = lines.slice(open + 1, next === -1 ? lines.length : next);
  return {
    parents: table == null ? [] : table.split('.'),
    siblings: new Set(
      others.flatMap((line) => (line.key === null || line === lines[index] ? [] : [line.key])),
    ),
  };
}

/** Behind the rest of the word that the cursor stands in, its closing quotation mark included. */
function wordEnd(text: string, offset: number, quote: string): number {
  if (quote === '') return offset + (/^[\w./-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const rest = text.slice(offset).split(/[\r\n]/, 1)[0] ?? '';
  const close = rest.indexOf(quote);
  return close === -1 ? offset : offset + close + 1;
}
