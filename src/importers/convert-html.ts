import type { Element, ElementContent, Nodes, Root } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { findMain, type Main } from './html/find-main.ts';
import { readPageFacts } from './html/page-facts.ts';
import { holdsSentence, isForeign, isSiteElement } from './html/site-elements.ts';
import { textOf } from './html/text-of.ts';
import type { Conversion, DroppedLine, Guess } from './types.ts';

/**
 * Takes the text out of a saved page. What the site put around it (menus, footers, forms) goes and is told;
 * sentences outside such parts never do.
 */
export function convertHtml(source: string): Conversion | { readonly failure: string } {
  try {
    return convert(source);
  } catch (error) {
    // Every tool for trees of HTML calls itself at each level; pages of people are 30 deep, not 2,000.
    if (error instanceof RangeError) return { failure: 'its tags are nested too deep' };
    throw error;
  }
}

function convert(source: string): Conversion {
  const tree = unified().use(rehypeParse).parse(source);
  const hints = readPageFacts(tree);
  const main = findMain(tree);
  const dropped: DroppedLine[] = [];
  collectOutside(tree, main, dropped);
  const content = stripSite(main, dropped);
  completeAddresses(content, baseOf(tree, hints));
  const root = unified().use(rehypeRemark).runSync(content) as unknown as MdastRoot;
  const markdown = unified()
    .use(remarkGfm)
    .use(remarkStringify, {
      bullet: '-',
      emphasis: '_',
      rule: '-',
      fences: true,
      listItemIndent: 'one',
    })
    .stringify(root);
  return {
    text: markdown,
    hints,
    changes: [],
    dropped: dropped.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    lines: markdown.split('\n').map(() => null),
  };
}

const silent = /^(?:script|style|template|noscript|svg|head|link|meta)$/;

/** Where relative addresses of a page start from, as far as the page says so. */
function baseOf(tree: Root, hints: readonly Guess[]): string | null {
  let base: string | null = null;
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'base' && /^https?:/.test(String(properties.href)))
      base ??= String(properties.href);
  });
  const own = hints.find(({ field }) => field === 'links');
  return base ?? (own === undefined ? null : String(own.value));
}

/** What a page calls `/queue/1` is nowhere in the new site. */
function completeAddresses(tree: Root, base: string | null): void {
  if (base === null) return;
  visit(tree, 'element', ({ properties }) => {
    for (const name of ['href', 'src'] as const) {
      const address = properties[name];
      if (typeof address !== 'string' || /^(?:#|[a-z][a-z0-9+.-]*:)/i.test(address)) continue;
      if (URL.canParse(address, base)) properties[name] = new URL(address, base).href;
    }
  });
}

/** The main part of a page without the parts of the site in it. A page that is all menu is left whole. */
function stripSite(main: Main, dropped: DroppedLine[]): Root {
  const children = main.element.children as readonly ElementContent[];
  const inCore = main.element === main.core;
  const gone: DroppedLine[] = [];
  const content: Root = {
    type: 'root',
    children: children.flatMap((child) => strip(child, main, inCore, gone)),
  };
  if (textOf(content) === '')
    return { type: 'root', children: children.filter((child) => !isEmptyInline(child)) };
  dropped.push(...gone);
  return content;
}

/** Shows nothing, and thousands in a row take rehype-remark minutes. */
const isEmptyInline = (node: ElementContent): boolean =>
  node.type === 'element' &&
  node.children.length === 0 &&
  /^(?:a|b|em|font|i|span|strong)$/.test(node.tagName);

/** A node without the parts of the site in it; their words are told. */
function strip(
  node: ElementContent,
  main: Main,
  inCore: boolean,
  dropped: DroppedLine[],
): readonly ElementContent[] {
  if (node.type !== 'element') return [node];
  if (silent.test(node.tagName) || isEmptyInline(node)) return [];
  // Outside a form the box of a list item says how far it is.
  if (node.tagName === 'input' && node.properties.type === 'checkbox') return [node];
  const isNeeded =
    main.around.has(node) ||
    (inCore && !isForeign(node) && holdsSentence({ ...node, tagName: 'div', properties: {} }));
  if (isSiteElement(node) && !isNeeded) {
    tell(node, dropped);
    return [];
  }
  const within = inCore || node === main.core;
  return [
    { ...node, children: node.children.flatMap((child) => strip(child, main, within, dropped)) },
  ];
}

/** Tells the words of a page that stand outside its main element. */
function collectOutside(node: Nodes, main: Main, dropped: DroppedLine[]): void {
  if (node === main.element) return;
  if (node.type === 'element' && silent.test(node.tagName)) return;
  if (!main.around.has(node) && (node.type === 'text' || isBlock(node))) tell(node, dropped);
  else if ('children' in node)
    for (const child of node.children) collectOutside(child, main, dropped);
}

const isBlock = (node: Nodes): boolean =>
  node.type === 'element' &&
  /^(?:p|li|h[1-6]|td|th|dt|dd|a|button|label|figcaption|span)$/.test(node.tagName);

function tell(node: Nodes | Element, dropped: DroppedLine[]): void {
  const text = textOf(node);
  if (text !== '') dropped.push({ line: node.position?.start.line ?? null, text });
}
