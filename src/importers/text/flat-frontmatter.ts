import type { FrontmatterLanguage } from '../../frontmatter/types.ts';
import { isBlank } from '../lines.ts';
import type { NumberedLine } from '../numbered.ts';

/** Frontmatter that a page showed as text, one field a line again, and the lines around it. */
export interface FlatFrontmatter {
  readonly language: FrontmatterLanguage;
  readonly fields: readonly NumberedLine[];
  readonly before: readonly NumberedLine[];
  readonly after: readonly NumberedLine[];
}

const row = /^\s*(-{3,}|\+{3,})\s*$/;
/** A key and its value in TOML; values with blanks stand in quotes or brackets. */
const tomlField =
  /([A-Za-z_][\w-]{0,60})\s{0,4}=\s{0,4}('[^'\n]{0,2000}'|"(?:[^"\\\n]|\\.){0,2000}"|\[[^\]\n]{0,2000}\]|[^\s'"[\]]{1,200})(?=\s|$)/gy;
/** In a line of several fields a word with a capital is likelier a part of a value. */
const yamlKey = /(?:^|\s)([a-z_][\w-]{0,60}):(?=\s|$)/g;

/**
 * Finds frontmatter near the start of a text, between rows of `+` or `-` of any length, its fields
 * perhaps run together in one line (`title = 'x' date = 2023-09-28`). Null: there is none.
 */
export function findFlatFrontmatter(lines: readonly NumberedLine[]): FlatFrontmatter | null {
  const filled = lines.flatMap(({ text }, index) => (isBlank(text) ? [] : [index])).slice(0, 20);
  const open = filled.find((index) => row.test(lines[index]?.text ?? ''));
  if (open === undefined) return null;
  const sign = lines[open]?.text.trim().charAt(0);
  const close = lines.findIndex(
    ({ text }, index) => index > open && row.test(text) && text.trim().startsWith(sign ?? '+'),
  );
  if (close === -1 || close - open > 60) return null;
  const inner = lines.slice(open + 1, close).filter(({ text }) => !isBlank(text));
  const language = sign === '+' ? 'toml' : 'yaml';
  const fields = language === 'toml' ? splitToml(inner) : splitYaml(inner);
  if (fields === null || fields.length === 0) return null;
  return { language, fields, before: lines.slice(0, open), after: lines.slice(close + 1) };
}

/** A line for each field, or null where something is no field. */
function splitToml(lines: readonly NumberedLine[]): readonly NumberedLine[] | null {
  const fields: NumberedLine[] = [];
  for (const { text, number } of lines) {
    const line = text.trim();
    let at = 0;
    while (at < line.length) {
      tomlField.lastIndex = at;
      const match = tomlField.exec(line);
      if (match === null) return null;
      fields.push({ text: `${match[1]} = ${match[2]}`, number });
      at = tomlField.lastIndex + (/^\s*/.exec(line.slice(tomlField.lastIndex))?.[0].length ?? 0);
    }
  }
  return fields;
}

/** Lines as they are where each has a key of its own; a line with several is cut before each. */
function splitYaml(lines: readonly NumberedLine[]): readonly NumberedLine[] | null {
  const [first] = lines;
  if (first === undefined || !/^\s*[A-Za-z_][\w-]*:(?:\s|$)/.test(first.text)) return null;
  if (lines.length > 1) return lines;
  const { text, number } = first;
  const starts = [...text.matchAll(yamlKey)].map(({ index }) => index);
  return starts.map((start, index) => {
    const [key = '', ...rest] = text
      .slice(start, starts[index + 1])
      .trim()
      .split(':');
    const value = rest.join(':').trim();
    // A value that YAML would read as something else, or not at all, gets its quotes back.
    const isPlain = /^(?:[\w./-][\w ./,+-]*|\[.*\]|".*"|'.*')$/.test(value);
    return { text: `${key}: ${isPlain ? value : JSON.stringify(value)}`, number };
  });
}
