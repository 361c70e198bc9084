import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Html as MdastHtml, Parents, Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype, { type Options } from 'remark-rehype';
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

type Handlers = NonNullable<Options['handlers']>;

/**
 * Turns Markdown into sanitised HTML. Each footnote is parsed apart from the text, so that an element
 * left open in one can't swallow the other.
 */
export function toCleanTree(tree: Root): CleanTree {
  const readHtml = createHtmlReader();
  const handlers: Handlers = {
    html: (_, node: MdastHtml, parent: Parents | undefined) => readHtml(node, parent) as Element,
  };
  const body = unified()
    .use(remarkRehype, { allowDangerousHtml: true, handlers })
    .runSync(tree) as HastRoot;
  const footnotes = detachFootnotes(body);
  return { body: clean(body), footnotes: footnotes.map(clean) };
}

const htmlParser = unified().use(rehypeRaw).freeze();
const sanitiser = unified().use(rehypeSanitize, schema).freeze();

function clean(tree: HastRoot): HastRoot {
  // Parsing HTML costs more than all the rest, so it is left out where there is none.
  if (!hasRaw(tree)) return sanitiser.runSync(tree);
  return fitContent(sanitiser.runSync(htmlParser.runSync(tree) as HastRoot));
}

const hasRaw = (node: HastRoot | Element): boolean =>
  node.children.some((child) => (child.type === 'element' ? hasRaw(child) : child.type === 'raw'));

/** Takes the section that remark-rehype adds off the tree, and gives its notes without their back links. */
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
