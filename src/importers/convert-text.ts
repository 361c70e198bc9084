import { type HouseAliases, headingMatcher } from '../postmortem/sections/match-heading.ts';
import { findFenced, isBlank } from './lines.ts';
import { joinLines, type NumberedLine, newLine, numberLines } from './numbered.ts';
import { classifyLines } from './text/classify-lines.ts';
import { dropChrome, trimBlank } from './text/drop-chrome.ts';
import { kindOfTitle } from './text/find-headings.ts';
import { findTitle } from './text/find-title.ts';
import { findFlatFrontmatter } from './text/flat-frontmatter.ts';
import { isSentence } from './text/words.ts';
import { writeBlocks } from './text/write-blocks.ts';
import type { Change, Conversion } from './types.ts';

/**
 * Gives plain text the marks of Markdown that it lost when it was copied from a page: frontmatter, title,
 * headings, lists and code. Text that has such marks already keeps them; only what the site put around
 * it goes. No sentence is dropped or changed.
 */
export function convertText(source: string, aliases: HouseAliases): Conversion {
  const all = numberLines(source).map((line) => ({ ...line, text: line.text.trimEnd() }));
  const flat = findFlatFrontmatter(all);
  const match = headingMatcher(aliases);
  const before = flat === null ? [] : splitBefore(flat.before);
  const { lines: body, dropped } = dropChrome(flat === null ? all : flat.after);
  const kept = trimBlank([...before.filter(({ text }) => isSentence(text)), ...body]);
  const gone = [...before.filter(({ text }) => !isSentence(text)), ...dropped];
  const isSection = (line: string): boolean => kindOfTitle(line, match) !== null;
  const marked = hasMarks(kept)
    ? { lines: kept, changes: [], dropped: [] }
    : writeBlocks(
        kept,
        classifyLines(
          kept.map(({ text }) => text),
          findTitle(kept, titleOf(flat?.fields ?? []), isSection),
          match,
        ),
      );
  const head = flat === null ? [] : toBlock(flat.language === 'toml' ? '+++' : '---', flat.fields);
  const changes: Change[] =
    flat === null
      ? []
      : [
          {
            line: flat.fields[0]?.number ?? null,
            text: 'the flattened frontmatter became frontmatter again',
          },
        ];
  const { text, lines } = joinLines([...head, ...marked.lines, newLine()], '\n');
  return {
    text,
    hints: [],
    changes: [...changes, ...marked.changes],
    dropped: [...gone, ...marked.dropped]
      .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
      .map(({ text: words, number }) => ({ line: number, text: words })),
    lines,
  };
}

const splitBefore = (lines: readonly NumberedLine[]): readonly NumberedLine[] =>
  lines.filter(({ text }) => !isBlank(text));

/** A text with headings of its own is Markdown that somebody copied. A single `#` may be a comment in code. */
function hasMarks(lines: readonly NumberedLine[]): boolean {
  const texts = lines.map(({ text }) => text);
  const fenced = findFenced(texts);
  const below = texts.some((text, index) => !fenced[index] && /^#{2,6}\s+\S/.test(text));
  return below || /^#\s/.test(texts[0] ?? '');
}

/** The title that flattened frontmatter gives. */
function titleOf(fields: readonly NumberedLine[]): string | null {
  for (const { text } of fields) {
    const value = /^\s*title\s*[:=]\s*(.+)$/i.exec(text)?.[1];
    if (value !== undefined) return value.replace(/^(["'])(.*)\1$/, '$2');
  }
  return null;
}

const toBlock = (fence: string, fields: readonly NumberedLine[]): readonly NumberedLine[] => [
  newLine(fence),
  ...fields,
  newLine(fence),
  newLine(),
];
