import { createRequire } from 'node:module';
import type { Element, Nodes, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { holdsSentence } from './site-elements.ts';

// Readability's own small DOM is enough for it, and a thirtieth of any other in size. It has no types.
const require = createRequire(import.meta.url);
const { Readability } = require('@mozilla/readability') as typeof import('@mozilla/readability');
const JSDOMParser = require('@mozilla/readability/JSDOMParser.js') as new () => {
  readonly parse: (html: string) => Document;
};

/** What Readability makes of a page, its elements still those of its own DOM. */
interface PageElement {
  readonly getAttribute?: (name: string) => string | null;
  readonly childNodes?: readonly PageElement[];
}

const mark = 'data-recount-node';

/** Where the text of a page stands. */
export interface Main {
  /** All that is taken. */
  readonly element: Element | Root;
  /** The part of it that Readability would show. */
  readonly core: Element | Root;
  /** The core and the elements around it, which are never parts of the site. */
  readonly around: ReadonlySet<Nodes>;
}

/**
 * The element of a page that holds its text. Readability says where it is; what is taken is all that
 * stands there, and as much around it as it takes to lose no sentence outside menus and the like.
 */
export function findMain(tree: Root): Main {
  const elements: Element[] = [];
  visit(tree, 'element', (element) => {
    elements.push(element);
  });
  const parents = findParents(tree);
  const kept = readable(tree, elements);
  const core = kept.length === 0 ? (bodyOf(tree) ?? tree) : commonParent(kept, parents);
  const article = closest(core, parents, ['article']) ?? closest(core, parents, ['main']) ?? core;
  const element = widen(article, parents);
  return { element, core, around: new Set(pathOf(core, parents)) };
}

/** The elements that Readability would show, empty where it finds no text in the page. */
function readable(tree: Root, elements: readonly Element[]): readonly Element[] {
  elements.forEach((element, index) => {
    element.properties[mark] = String(index);
  });
  const html = unified()
    .use(rehypeStringify, {
      closeSelfClosing: true,
      closeEmptyElements: true,
      allowDangerousCharacters: false,
    })
    .stringify(withoutScripts(tree));
  for (const element of elements) delete element.properties[mark];
  const found: Element[] = [];
  const collect = (node: PageElement): void => {
    const index = node.getAttribute?.(mark);
    const element = index == null ? undefined : elements[Number(index)];
    if (element !== undefined) found.push(element);
    for (const child of node.childNodes ?? []) collect(child);
  };
  const content = runReadability(html);
  if (content !== null) collect(content);
  return found;
}

/** The element that Readability would show. It stumbles over pages of a few odd tags, where nothing is to be found. */
function runReadability(html: string): PageElement | null {
  try {
    const options = {
      serializer: (node: Node) => node as unknown as PageElement,
      charThreshold: 200,
      keepClasses: true,
    };
    return (
      new Readability<PageElement>(new JSDOMParser().parse(html), options).parse()?.content ?? null
    );
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return null;
  }
}

/** Scripts and styles are not looked at, and the small DOM would stumble over what stands in them. */
function withoutScripts(tree: Root): Root {
  const copy = structuredClone(tree);
  visit(copy, (node, index, parent) => {
    const isCode =
      node.type === 'element' &&
      /^(?:script|style|template|noscript|svg|math|iframe|object)$/.test(node.tagName);
    if (!(isCode || node.type === 'comment') || parent === undefined || index === undefined)
      return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return copy;
}

type Parents = ReadonlyMap<Nodes, Element | Root>;

function findParents(tree: Root): Parents {
  const parents = new Map<Nodes, Element | Root>();
  visit(tree, (node, _index, parent) => {
    if (parent !== undefined) parents.set(node, parent as Element | Root);
  });
  return parents;
}

const bodyOf = (tree: Root): Element | undefined => {
  let body: Element | undefined;
  visit(tree, 'element', (element) => {
    if (element.tagName === 'body') body ??= element;
  });
  return body;
};

function pathOf(node: Nodes, parents: Parents): readonly (Element | Root)[] {
  const path: (Element | Root)[] = [];
  for (let at: Nodes | undefined = node; at !== undefined; at = parents.get(at))
    path.unshift(at as Element);
  return path;
}

function commonParent(nodes: readonly Element[], parents: Parents): Element | Root {
  let common: readonly (Element | Root)[] | null = null;
  for (const node of nodes) {
    const path = pathOf(node, parents);
    if (common === null) common = path;
    else {
      const known: readonly (Element | Root)[] = common;
      const differs = known.findIndex((step, index) => step !== path[index]);
      if (differs !== -1) common = known.slice(0, differs);
    }
  }
  return common?.at(-1) as Element | Root;
}

function closest(node: Element | Root, parents: Parents, tags: readonly string[]): Element | null {
  const path = pathOf(node, parents);
  return (path.find((step) => step.type === 'element' && tags.includes(step.tagName)) ??
    null) as Element | null;
}

/** The nearest element around `node` outside of which no sentence stands but in parts of the site. */
function widen(node: Element | Root, parents: Parents): Element | Root {
  const path = pathOf(node, parents);
  const needed = path.find((step, index) => {
    const next = path[index + 1];
    return (
      next !== undefined && step.children.some((child) => child !== next && holdsSentence(child))
    );
  });
  return needed === undefined ? node : needed;
}
