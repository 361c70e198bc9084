import { type HeadingMatcher, headingMatcher } from '../postmortem/sections/match-heading.ts';
import type { SectionAliases } from '../postmortem/types.ts';
import { findFenced, isBlank } from './lines.ts';
import { joinLines, type NumberedLine, newLine, numberLines } from './numbered.ts';
import { classifyLines } from './text/classify-lines.ts';
import { dropChrome, trimBlank } from './text/drop-chrome.ts';
import { kindOfTitle } from './text/find-headings.ts';
import { findTitle } from './text/find-title.ts';
import { type FlatFrontmatter, findFlatFrontmatter } from './text/flat-frontmatter.ts';
import { isSentence } from './text/words.ts';
import { type Marked, writeBlocks } from './text/write-blocks.ts';
import type { Conversion } from './types.ts';

/**
 * Gives plain text the marks of Markdown that it lost when it was copied from a page: frontmatter, title,
 * headings, lists and code. Text that has such marks already keeps them; only what the site put around
 * it goes. No sentence is dropped or changed.
 */
export function convertText(source: string, aliases: SectionAliases): Conversion {
  const all = numberLines(source).map((line) => ({ ...line, text: line.text.trimEnd() }));
  const flat = findFlatFrontmatter(all);
  const match = headingMatcher(aliases);
  const before = (flat?.before ?? []).filter(({ text }) => !isBlank(text));
  const { lines: body, dropped } = dropChrome(flat === null ? all : flat.after);
  const kept = trimBlank([...before.filter(({ text }) => isSentence(text)), ...body]);
  const gone = [...before.filter(({ text }) => !isSentence(text)), ...dropped];
  const marked = hasMarks(kept)
    ? { lines: kept, changes: [], dropped: [] }
    : mark(kept, titleOf(flat), match);
  const head = flat === null ? [] : toBlock(flat);
  const restored = {
    line: flat?.fields[0]?.number ?? null,
    text: 'the flattened frontmatter became frontmatter again',
  };
  const { text, lines } = joinLines([...head, ...marked.lines, newLine()], '\n');
  return {
    text,
    hints: [],
    changes: [...(flat === null ? [] : [restored]), ...marked.changes],
    dropped: [...gone, ...marked.dropped]
      .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
      .map(({ text: words, number }) => ({ line: number, text: words })),
    lines,
  };
}

function mark(
  lines: readonly NumberedLine[],
  knownTitle: string | null,
  match: HeadingMatcher,
): Marked {
  const isSection = (line: string): boolean => kindOfTitle(line, match) !== null;
  const title = findTitle(lines, knownTitle, isSection);
  const texts = lines.map(({ text }) => text);
  return writeBlocks(lines, classifyLines(texts, title, match));
}

/** A text with headings of its own is Markdown that somebody copied. A single `#` may be a comment in code. */
function hasMarks(lines: readonly NumberedLine[]): boolean {
  const texts = lines.map(({ text }) => text);
  const fenced = findFenced(texts);
  const below = texts.some((text, index) => !fenced[index] && /^#{2,6}\s+\S/.test(text));
  return below || /^#\s/.test(texts[0] ?? '');
}

/** The title that flattened frontmatter gives. */
function titleOf(flat: FlatFrontmatter | null): string | null {
  for (const { text } of flat?.fields ?? []) {
    const value = /^\s*title\s*[:=]\s*(.+)$/i.exec(text)?.[1];
    if (value !== undefined) return value.replace(/^(["'])(.*)\1$/, '$2');
  }
  return null;
}

function toBlock({ language, fields }: FlatFrontmatter): readonly NumberedLine[] {
  const fence = newLine(language === 'toml' ? '+++' : '---');
  return [fence, ...fields, fence, newLine()];
}
