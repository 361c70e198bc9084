import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readFrontmatter } from '../frontmatter/read-frontmatter.ts';
import { createLocator } from '../message/place.ts';
import { findExcess } from './excess.ts';
import { readOutline } from './outline.ts';
import { findReferences } from './references.ts';
import type { PostDocument, PostFile } from './types.ts';

/**
 * Parses a post: its tree, frontmatter, outline and references. Never throws on any text; a text
 * that would take too long or too much memory gets a problem and an empty tree.
 */
export function parseDocument({ path, text }: PostFile): PostDocument {
  const { frontmatter, bodyStart, problems } = readFrontmatter(text);
  const locator = createLocator(text);
  const excess = findExcess(text, bodyStart, locator);
  const tree = excess === null ? parseMarkdown(text) : emptyTree(text.length, locator);
  return {
    path,
    text,
    tree,
    frontmatter,
    bodyStart,
    outline: readOutline(tree, { text, locator }),
    references: findReferences(tree),
    problems: excess === null ? problems : [...problems, excess],
  };
}

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm)
  .freeze();

const parseMarkdown = (text: string): Root => processor.parse(text);

function emptyTree(length: number, locator: ReturnType<typeof createLocator>): Root {
  return { type: 'root', children: [], position: locator.place(0, length) };
}
