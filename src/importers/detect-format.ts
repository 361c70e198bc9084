import { readFrontmatter } from '../frontmatter/read-frontmatter.ts';
import { findFenced, splitLines } from './lines.ts';
import { readOrigin } from './source-name.ts';
import type { SourceFormat } from './types.ts';

/** What a source is read as, and why. */
export interface FormatReading {
  readonly format: SourceFormat;
  readonly reason: string;
}

/** Endings of files that are looked for in folders. Any other file can be named by itself. */
export const knownEndings = /\.(?:md|markdown|mdown|mkdn?|mdx|x?html?|txt|text)$/i;

/** Tells what a source is written in: by what only one format begins with, then by its ending. */
export function detectFormat(path: string, text: string): FormatReading {
  const name = path.toLowerCase();
  const ending = /\.[a-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  const byEnding = ending === '' ? 'the file has no ending' : `the file ends in ${ending}`;
  // Our own posts are Markdown, whatever a line in them looks like.
  if (readOrigin(text) !== null) return { format: 'markdown', reason: 'it was imported before' };
  if (isPage(text)) return { format: 'html', reason: 'it begins as a web page does' };
  if (/\.x?html?$/.test(name)) return { format: 'html', reason: byEnding };
  if (/\.mdx(?:\.md)?$/.test(name)) return { format: 'mdx', reason: 'the file ends in .mdx' };
  const isMarkdown = /\.(?:md|markdown|mdown|mkdn?)$/.test(name);
  if (isMarkdown && importsModules(text)) {
    return { format: 'mdx', reason: 'it imports a module' };
  }
  if (isMarkdown) return { format: 'markdown', reason: byEnding };
  if (readFrontmatter(text).frontmatter !== null) {
    return { format: 'markdown', reason: 'it begins with frontmatter' };
  }
  return { format: 'text', reason: byEnding };
}

const isPage = (text: string): boolean =>
  /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,400}-->\s{0,20}){0,3}<(?:!doctype html|html|head|body)[\s>]/i.test(
    text.slice(0, 4000),
  );

/** A line of a module outside code: no Markdown that is not MDX has one. */
export const moduleLine =
  /^(?:import\s.{0,300}\sfrom\s{1,4}["'][^"']{1,300}["'];?|import\s{1,4}["'][^"']{1,300}["'];?|export\s(?:const|let|var|default|function|class)\s.{0,500}|export\s{1,4}[{*].{0,500})\s{0,20}$/;

function importsModules(text: string): boolean {
  const lines = splitLines(text.slice(0, 20_000));
  const fenced = findFenced(lines);
  return lines.some(
    (line, index) => !fenced[index] && /^import\s/.test(line) && moduleLine.test(line),
  );
}
