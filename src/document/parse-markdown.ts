import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { fillPositions } from './fill-positions.ts';
import type { Source } from './labels.ts';
import { makeEditsLinear } from './linear-edits.ts';

/** Turns a text that `findExcess` has nothing against into a tree in which every node has a position. */
export type ParseMarkdown = (source: Source) => Root;

makeEditsLinear();

const commonMark = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).freeze();
const gfm = commonMark().use(remarkGfm).freeze();

/** What GitHub adds to CommonMark costs as much again, and half of all posts hold nothing of it. */
export function parseMarkdown(source: Source): Root {
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
