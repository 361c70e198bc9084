import { readFrontmatter } from '../frontmatter/read-frontmatter.ts';
import type { HouseAliases } from '../postmortem/sections/match-heading.ts';
import { convertUpdates } from './convert-updates.ts';
import { moduleLine } from './detect-format.ts';
import { findFenced, isBlank, lineEndOf } from './lines.ts';
import { joinLines, type NumberedLine, numberLines } from './numbered.ts';
import type { Change, Conversion } from './types.ts';

/** Markdown stays as it is, but for a slip before its frontmatter and the updates of status pages. */
export function convertMarkdown(source: string, aliases: HouseAliases): Conversion {
  return convert(source, aliases, (lines) => ({ lines, changes: [] }));
}

/** Takes from MDX what only its compiler understands: imports, exports and comments in braces. */
export function convertMdx(source: string, aliases: HouseAliases): Conversion {
  return convert(source, aliases, dropModule);
}

interface Step {
  readonly lines: readonly NumberedLine[];
  readonly changes: readonly Change[];
}

function convert(
  source: string,
  aliases: HouseAliases,
  prepare: (lines: readonly NumberedLine[]) => Step,
): Conversion {
  const { text, changes: mended } = mendFence(source);
  const { bodyStart } = readFrontmatter(text);
  const head = text.slice(0, bodyStart);
  const skipped = source.length - text.length;
  const body = text.slice(bodyStart);
  const skippedLines = numberLines(source.slice(0, skipped)).length - 1;
  const before = numberLines(source.slice(0, skipped + bodyStart)).length - 1;
  const numbered = numberLines(body).map((line) => ({
    ...line,
    number: (line.number ?? 0) + before,
  }));
  const prepared = prepare(numbered);
  const updated = convertUpdates(prepared.lines, aliases);
  const changes = [...mended, ...prepared.changes, ...updated.changes];
  if (skipped === 0 && prepared.lines === numbered && updated.lines === prepared.lines) {
    return { text, hints: [], changes, dropped: [], lines: null };
  }
  const headLines = numberLines(head).slice(0, -1);
  const joined = joinLines(updated.lines, lineEndOf(source));
  return {
    text: head + joined.text,
    hints: [],
    changes,
    dropped: [],
    lines: [...headLines.map(({ number }) => (number ?? 0) + skippedLines), ...joined.lines],
  };
}

/** Frontmatter counts only at the very start and between bare fences: what is easily mended is. */
function mendFence(source: string): { readonly text: string; readonly changes: readonly Change[] } {
  const trimmed = source.trimStart();
  if (trimmed.length === source.length || readFrontmatter(source).frontmatter !== null) {
    return { text: source, changes: [] };
  }
  if (readFrontmatter(trimmed).frontmatter === null) return { text: source, changes: [] };
  const text = 'the blank text before the frontmatter went';
  return { text: trimmed, changes: [{ line: 1, text }] };
}

function dropModule(lines: readonly NumberedLine[]): Step {
  const fenced = findFenced(lines.map(({ text }) => text));
  const changes: Change[] = [];
  const kept: NumberedLine[] = [];
  lines.forEach((line, index) => {
    const isModule = !fenced[index] && moduleLine.test(line.text);
    if (isModule) {
      changes.push({
        line: line.number,
        text: `the line \`${line.text.trim()}\` went: it is for a compiler`,
      });
      return;
    }
    // The blank line that stood between imports and text would be a second one now.
    const last = kept.at(-1);
    const afterModule = index > 0 && lines[index - 1] !== last;
    if (afterModule && isBlank(line.text) && (last === undefined || isBlank(last.text))) return;
    const comment = fenced[index] ? null : /^\s*\{\/\*(.*)\*\/\}\s*$/.exec(line.text);
    const words = comment?.[1]?.replaceAll('--', '- -');
    kept.push(words === undefined ? line : { ...line, text: `<!--${words}-->` });
  });
  const isSame = kept.length === lines.length && kept.every((line, index) => line === lines[index]);
  return { lines: isSame ? lines : kept, changes };
}
