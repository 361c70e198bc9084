import { isBlank } from '../lines.ts';

/** Lines that are code without fences around them: `[from, to)`, and the language where it shows. */
export interface CodeRegion {
  readonly from: number;
  readonly to: number;
  readonly language: string;
}

/** Lines that begin code whatever surrounds them. */
const starts: readonly (readonly [form: RegExp, language: string])[] = [
  [
    /^\s*(?:CREATE (?:TABLE|INDEX|VIEW|DATABASE|OR REPLACE)|ALTER TABLE|DROP (?:TABLE|INDEX)|INSERT INTO|SELECT .{1,200} FROM|UPDATE \w+ SET|DELETE FROM|EXPLAIN (?:ANALYZE|SELECT)|SELECT (?:\*|\w+,?)$)\b/,
    'sql',
  ],
  [/^\s*(?:\$|❯|root@[\w-]+:\S*[#$]) \S/, 'console'],
  [/^\s*Traceback \(most recent call last\):/, ''],
  [/^\s*(?:Exception in thread|panic:|goroutine \d+ \[|Caused by: \w+)/, ''],
  [/^\s*at [\w$.<>/]+\(.{0,200}\)\s*$/, ''],
];

/** Lines that are code if their neighbours are. */
const likeCode: readonly RegExp[] = [
  /^\s*[}\])]+[,;]?\s*$|^\s*[{[]\s*$/,
  /[=(){}[\]<>$_].*[;{]\s*$|^\s*(?:return|break|continue)\b.*;\s*$/,
  /^\s*["'][\w.-]{1,60}["']\s*:\s*\S/,
  /^\s*[A-Za-z_$][\w.$[\]-]{0,60}\s*(?:=|\+=|:=|==)\s*\S/,
  /^\s*(?:import|from|def|class|function|const|let|var|public|private|static|func|fn|if|for|while|try|except|else|elif)\b.*[({:=;]\s*\S*[:;{]?\s*$/,
  /^\s*@[\w.]+\(.*\)/,
  /^\s*File ".{1,200}", line \d+/,
  /^\s*(?:--|\/\/|#) \S/,
  /^\s*\w[\w.]*\([^()]*\);?\s*$/,
];

/** A longer line is not looked at: it is a paragraph, or data that no form below was made for. */
const longest = 400;

const startOf = (line: string): string | null =>
  line.length > longest ? null : (starts.find(([form]) => form.test(line))?.[1] ?? null);
const isLikeCode = (line: string): boolean =>
  line.length <= longest && (startOf(line) !== null || likeCode.some((form) => form.test(line)));
/** Opens a bracket and says nothing a sentence would. */
const opensBlock = (line: string): boolean =>
  line.length <= longest &&
  /[{([]\s*$/.test(line) &&
  likeCode.some((form) => form.test(line) || form.test(`${line};`));

/**
 * Finds code that lost its fences: statements of SQL, prompts, stack traces, and lines in brackets and
 * semicolons, as far as their brackets are open or the next line looks like code as well.
 */
export function findCode(
  lines: readonly string[],
  fenced: readonly boolean[],
): readonly CodeRegion[] {
  const regions: CodeRegion[] = [];
  for (let from = 0; from < lines.length; from++) {
    const line = lines[from] ?? '';
    if (fenced[from] || isBlank(line) || /^\s*(?:#{1,6}|[-*+•]) /.test(line)) continue;
    const language = startOf(line);
    if (language === null && !isLikeCode(line) && !opensBlock(line)) continue;
    const to = endOfCode(lines, fenced, from);
    const isSure =
      language !== null || to - from >= 3 || (to - from === 2 && /[{};]\s*$/.test(line));
    if (!isSure) continue;
    const text = lines.slice(from, to).join('\n');
    regions.push({ from, to, language: language ?? languageOf(text) });
    from = to - 1;
  }
  return regions;
}

function endOfCode(lines: readonly string[], fenced: readonly boolean[], from: number): number {
  const closed = endOfBrackets(lines, fenced, from) ?? endOfStatement(lines, fenced, from);
  let to = closed ?? from + 1;
  for (;;) {
    const line = lines[to];
    if (line === undefined || fenced[to] || isBlank(line) || !isLikeCode(line)) return to;
    to = endOfBrackets(lines, fenced, to) ?? to + 1;
  }
}

/** Behind the `;` of a statement of SQL that takes several lines; null for anything else. */
function endOfStatement(
  lines: readonly string[],
  fenced: readonly boolean[],
  from: number,
): number | null {
  if (startOf(lines[from] ?? '') !== 'sql' || lines[from]?.endsWith(';')) return null;
  for (let index = from + 1; index < Math.min(lines.length, from + 40); index++) {
    const line = lines[index] ?? '';
    if (fenced[index] || !(/^\s+\S/.test(line) || clause.test(line))) return null;
    if (line.trimEnd().endsWith(';')) return index + 1;
  }
  return null;
}

const clause =
  /^(?:FROM|WHERE|SET|VALUES|ADD|AND|OR|ORDER BY|GROUP BY|(?:LEFT |RIGHT |INNER )?JOIN|ON|LIMIT|HAVING|RETURNING|INTO|USING|UNION)\b/;

/** Behind the line that closes the brackets opened in line `from`; null where none stay open or none is found. */
function endOfBrackets(
  lines: readonly string[],
  fenced: readonly boolean[],
  from: number,
): number | null {
  let depth = 0;
  for (let index = from; index < Math.min(lines.length, from + 80) && !fenced[index]; index++) {
    for (const char of lines[index] ?? '') {
      if ('([{'.includes(char)) depth++;
      else if (')]}'.includes(char)) depth--;
    }
    if (depth <= 0) return index === from ? null : index + 1;
  }
  return null;
}

function languageOf(text: string): string {
  try {
    return typeof JSON.parse(text) === 'object' ? 'json' : '';
  } catch {
    return '';
  }
}
