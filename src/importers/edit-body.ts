import { readFrontmatter } from '../frontmatter/read-frontmatter.ts';
import { lineEndOf } from './lines.ts';
import { joinLines, type NumberedLine, numberLines } from './numbered.ts';
import type { Change, Conversion } from './types.ts';

/** Lines after a step, the very same array where there was nothing to do, and what it changed. */
export interface EditedLines {
  readonly lines: readonly NumberedLine[];
  readonly changes: readonly Change[];
}

/** A conversion with the lines of its body edited; lines that are kept keep their numbers in the source. */
export function editBody(
  conversion: Conversion,
  edit: (lines: readonly NumberedLine[]) => EditedLines,
): Conversion {
  const { text, lines: known } = conversion;
  const { bodyStart } = readFrontmatter(text);
  const numbered = numberLines(text).map((line, index) => ({
    ...line,
    number: known === null ? line.number : (known[index] ?? null),
  }));
  const count = numberLines(text.slice(0, bodyStart)).length - 1;
  const body = numbered.slice(count);
  const edited = edit(body);
  if (edited.lines === body) return conversion;
  const joined = joinLines(edited.lines, lineEndOf(text));
  return {
    ...conversion,
    text: text.slice(0, bodyStart) + joined.text,
    changes: [...conversion.changes, ...edited.changes],
    lines: [...numbered.slice(0, count).map(({ number }) => number), ...joined.lines],
  };
}
