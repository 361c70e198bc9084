import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readFrontmatter } from '../frontmatter/read-frontmatter.ts';
import { createLocator } from '../message/place.ts';
import { findExcess } from './excess.ts';
import { fillPositions } from './fill-positions.ts';
import { blankFences, findInternalBlocks } from './internal-blocks.ts';
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
  const { frontmatter, bodyStart, problems } = readFrontmatter(text, locator);
  const internal = findInternalBlocks(text, bodyStart, locator);
  const source = { text: blankFences(text, internal), locator };
  const excess = findExcess(text, bodyStart, locator);
  const tree = excess === null ? parseMarkdown(source) : emptyTree(text.length, locator);
  return {
    path,
    text,
    tree,
    frontmatter,
    bodyStart,
    outline: readOutline(tree, source),
    references: findReferences(tree, internal),
    internal,
    problems: excess === null ? problems : [...problems, excess],
  };
}

const commonMark = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).freeze();
const gfm = commonMark().use(remarkGfm).freeze();

/** What GitHub adds to CommonMark costs as much again, and half of all posts hold nothing of it. */
function parseMarkdown(source: Source): Root {
  if (!gfmSigns.test(source.text)) {
    const tree = commonMark.parse(source.text);
    if (!holdsBareAddress(tree)) return tree;
  }
  const tree = gfm.parse(source.text);
  fillPositions(tree, source);
  return tree;
}

/** Tables, struck-out text, tasks, footnotes, and addresses that are in no link at first sight. */
const gfmSigns = /\||~[\s\S]*~|\[[ \txX\r\n]\]|\[\^|(?<!\]\(|<)https?:\/\/|www\.|[\w.+-]@[\w-]/i;

/** Whether an address turned out to stand in the text, where only GitHub makes a link of it. */
function holdsBareAddress(node: Nodes): boolean {
  if (node.type === 'text') return /https?:\/\/|www\.|@/i.test(node.value);
  return 'children' in node && node.children.some(holdsBareAddress);
}

function emptyTree(length: number, locator: ReturnType<typeof createLocator>): Root {
  return { type: 'root', children: [], position: locator.place(0, length) };
}
