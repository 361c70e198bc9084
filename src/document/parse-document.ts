import type { Root } from 'mdast';
import { readFrontmatter } from '../frontmatter/read-frontmatter.ts';
import { createLocator } from '../message/place.ts';
import { quoteAdmonitions } from './admonitions.ts';
import { findExcess, readablePart } from './excess.ts';
import { blankFences, findInternalBlocks } from './internal-blocks.ts';
import { readOutline } from './outline.ts';
import { type ParseMarkdown, parseMarkdown } from './parse-markdown.ts';
import { findReferences } from './references.ts';
import type { PostDocument, PostFile } from './types.ts';

/**
 * Parses a post: its tree, frontmatter, outline and references. Never throws on any text; a text
 * that would take too long or too much memory gets a problem and an empty tree, and of one that is too
 * long only the start is kept. `parseTree` is for those
 * who parse nearly the same text again and again.
 */
export function parseDocument(
  { path, text: whole }: PostFile,
  parseTree: ParseMarkdown = parseMarkdown,
): PostDocument {
  const text = readablePart(whole);
  const locator = createLocator(text);
  const { frontmatter, bodyStart, problems } = readFrontmatter(text, locator);
  const excess = findExcess(text, bodyStart, locator, whole.length);
  const internal = findInternalBlocks(text, bodyStart, locator);
  const source = { text: quoteAdmonitions(blankFences(text, internal), bodyStart), locator };
  const tree = excess === null ? parseTree(source) : emptyTree(text.length, locator);
  return {
    path,
    text,
    tree,
    frontmatter,
    bodyStart,
    outline: readOutline(tree, source, text),
    references: findReferences(tree, internal),
    internal,
    problems: excess === null ? problems : [...problems, excess],
  };
}

function emptyTree(length: number, locator: ReturnType<typeof createLocator>): Root {
  return { type: 'root', children: [], position: locator.place(0, length) };
}
