import { readFrontmatter } from '../frontmatter/read-frontmatter.ts';
import { moduleLine } from './detect-format.ts';
import { type EditedLines, editBody } from './edit-body.ts';
import { findFenced, isBlank } from './lines.ts';
import { type NumberedLine, numberLines } from './numbered.ts';
import type { Change, Conversion } from './types.ts';

/**
 * Markdown stays as it is. Only blank text before its frontmatter goes, which counts at the very start of
 * a file and nowhere else.
 */
export function convertMarkdown(source: string): Conversion {
  const same: Conversion = { text: source, hints: [], changes: [], dropped: [], lines: null };
  const text = source.trimStart();
  if (text.length === source.length || readFrontmatter(source).frontmatter !== null) return same;
  if (readFrontmatter(text).frontmatter === null) return same;
  const skipped = numberLines(source.slice(0, source.length - text.length)).length - 1;
  return {
    ...same,
    text,
    changes: [{ line: 1, text: 'the blank text before the frontmatter went' }],
    lines: numberLines(text).map((_, index) => index + 1 + skipped),
  };
}

/** Takes from MDX what only its compiler understands: imports, exports and comments in braces. */
export function convertMdx(source: string): Conversion {
  return editBody(convertMarkdown(source), dropModule);
}

function dropModule(lines: readonly NumberedLine[]): EditedLines {
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
