import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { fillPositions } from './fill-positions.ts';
import { bareAddresses, type GfmPart, gfmParts } from './gfm-parts.ts';
import type { Source } from './labels.ts';
import { makeEditsLinear } from './linear-edits.ts';

/** Turns a text that `findExcess` has nothing against into a tree in which every node has a position. */
export type ParseMarkdown = (source: Source) => Root;

makeEditsLinear();

/**
 * What GitHub adds to CommonMark costs more than CommonMark itself, so only those parts are taken that the
 * text has a sign of. The tree is the one that all of them together would give.
 */
export function parseMarkdown(source: Source): Root {
  const { text } = source;
  const body = text.replace(frontmatter, '');
  let parts = gfmParts.filter(({ sign }) => sign.test(body));
  let tree = parse(text, parts);
  if (!parts.includes(bareAddresses) && holdsBareAddress(tree)) {
    parts = gfmParts.filter((part) => part === bareAddresses || parts.includes(part));
    tree = parse(text, parts);
  }
  if (parts.length > 0) fillPositions(tree, source);
  return tree;
}

/** What remark-frontmatter takes for frontmatter. */
const frontmatter = /^(---|\+\+\+)[ \t]*[\r\n][\s\S]*?[\r\n]\1[ \t]*(?:[\r\n]|$)/;

function parse(text: string, parts: readonly GfmPart[]): Root {
  return unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ['yaml', 'toml'])
    .use(remarkParts, text, parts)
    .parse(text);
}

function remarkParts(this: Processor, text: string, parts: readonly GfmPart[]): void {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    ...parts.map(({ micromark }) => micromark(text)),
  ];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    ...parts.map(({ fromMarkdown }) => fromMarkdown),
  ];
}

/** Whether an address turned out to stand in the text, where only GitHub makes a link of it. */
function holdsBareAddress(node: Nodes): boolean {
  if (node.type === 'text') return /https?:\/\/|www\.|[\w.+-]@[\w.-]/i.test(node.value);
  return 'children' in node && node.children.some(holdsBareAddress);
}
