import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readFrontmatter } from '../frontmatter/read-frontmatter.ts';
import { createLocator } from '../message/place.ts';
import { findExcess } from './excess.ts';
import { fillPositions } from './fill-positions.ts';
import type { Source } from './labels.ts';
import { readOutline } from './outline.ts';
import { findReferences } from './references.ts';
import type { PostDocument, PostFile } from './types.ts';

/**
 * Parses a post: its tree, frontmatter, outline and references. Never throws on any text; a text
 * that would take too long or too much memory gets a problem and an empty tree.
 */
export function parseDocument({ path, text }: PostFile): PostDocument {
  const locator = createLocator(text);
  const source = { text, locator };
  const { frontmatter, bodyStart, problems } = readFrontmatter(text, locator);
  const excess = findExcess(text, bodyStart, locator);
  const tree = excess === null ? parseMarkdown(source) : emptyTree(text.length, locator);
  return {
    path,
    text,
    tree,
    frontmatter,
    bodyStart,
    outline: readOutline(tree, source),
    references: findReferences(tree),
    problems: excess === null ? problems : [...problems, excess],
  };
}

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm)
  .freeze();

function parseMarkdown(source: Source): Root {
  const tree = processor.parse(source.text);
  fillPositions(tree, source);
  return tree;
}

function emptyTree(length: number, locator: ReturnType<typeof createLocator>): Root {
  return { type: 'root', children: [], position: locator.place(0, length) };
}
