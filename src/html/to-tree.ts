import { createRequire } from 'node:module';
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { Html as MdastHtml, Nodes, Parents, Root, RootContent } from 'mdast';
import { type Handlers, toHast } from 'mdast-util-to-hast';
import type rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { fitContent } from './fit-content.ts';
import { isElement } from './nodes.ts';
import { createHtmlReader } from './raw-html.ts';
import { schema } from './schema.ts';

/** A post as sanitised HTML trees: nothing in them can run or be mistaken for a mark of ours. */
export interface CleanTree {
  readonly body: HastRoot;
  /** The content of each footnote, in the order of their first mention. */
  readonly footnotes: readonly HastRoot[];
}

/**
 * Turns Markdown into sanitised HTML. Each footnote is parsed apart from the text, so that an element
 * left open in one can't swallow the other.
 */
export function toCleanTree(tree: Root): CleanTree {
  const readHtml = createHtmlReader();
  const handlers: Handlers = {
    html: (_, node: MdastHtml, parent: Parents | undefined) => readHtml(node, parent) as Element,
    root: (state) => state.wrap(state.all(tree)),
  };
  // It looks for definitions itself in what it is given, which takes as long as all that it is for.
  const definitions = { ...tree, children: definitionsIn(tree) };
  const body = toHast(definitions, { handlers }) as HastRoot;
  const footnotes = detachFootnotes(body);
  return { body: clean(body), footnotes: footnotes.map(clean) };
}

/** Definitions of links and footnotes in the order of the text. */
function definitionsIn(node: Nodes, found: RootContent[] = []): RootContent[] {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') found.push(node);
  if ('children' in node) for (const child of node.children) definitionsIn(child, found);
  return found;
}

const require = createRequire(import.meta.url);
let raw: typeof rehypeRaw | null = null;

/** Its parser is loaded by the first post with HTML: it is a tenth of all that a thread has to load. */
function parseHtml(tree: HastRoot): HastRoot {
  raw ??= (require('rehype-raw') as { default: typeof rehypeRaw }).default;
  return unified().use(raw).runSync(tree) as HastRoot;
}

function clean(tree: HastRoot): HastRoot {
  // Parsing HTML costs more than all the rest, so it is left out where there is none.
  if (!hasRaw(tree)) return sanitize(tree, schema) as HastRoot;
  return fitContent(sanitize(parseHtml(tree), schema) as HastRoot);
}

const hasRaw = (node: HastRoot | Element): boolean =>
  node.children.some((child) => (child.type === 'element' ? hasRaw(child) : child.type === 'raw'));

/** Takes the section that `toHast` adds off the tree, and gives its notes without their back links. */
function detachFootnotes(tree: HastRoot): readonly HastRoot[] {
  const section = tree.children.at(-1);
  if (section?.type !== 'element' || section.properties.dataFootnotes !== true) return [];
  tree.children.pop();
  const list = section.children.find((child) => isElement(child, 'ol'));
  return (list?.children ?? [])
    .filter((child) => isElement(child, 'li'))
    .map((item) => {
      for (const parent of [item, ...item.children.filter((child) => isElement(child, 'p'))]) {
        parent.children = parent.children.filter((child) => !isBackLink(child));
      }
      return { type: 'root', children: item.children };
    });
}

const isBackLink = (node: ElementContent): boolean =>
  node.type === 'element' && node.properties.dataFootnoteBackref !== undefined;
