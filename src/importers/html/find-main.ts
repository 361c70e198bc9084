import { createRequire } from 'node:module';
import type { Element, Nodes, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { isSentence } from '../text/words.ts';
import { textOf } from './text-of.ts';

// Readability's own small DOM: enough for it, and 1 part in 30 of any other in size. It has no types.
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

/** Whether an element is none of the author's even where it holds sentences: comments, cookies, the like. */
export const isForeign = (element: Element): boolean =>
  /^(?:nav|form|dialog|button|select|input|textarea)$/.test(element.tagName) ||
  namesOf(element).some((name) => foreignName.test(name));

const foreignName =
  /^(?:[a-z]{1,12}[-_]{1,2})?(?:cookies?|consent|gdpr|comments?|disqus|related|recommended|subscribe|newsletter|share|sharing|social)(?:[-_]{1,2}[a-z]{1,20}){0,2}$/i;

/** Whether an element belongs to the site rather than to the text: by its tag, role or name. */
export function isSiteElement(element: Element): boolean {
  const { tagName, properties } = element;
  if (/^(?:nav|footer|aside|form|dialog|button|select|input|textarea)$/.test(tagName)) return true;
  const role = String(properties.role ?? '');
  if (/^(?:navigation|banner|contentinfo|complementary|search|dialog|menu|toolbar)$/.test(role))
    return true;
  if (properties.hidden === true || /display:\s*none/.test(String(properties.style ?? '')))
    return true;
  return namesOf(element).some((name) => siteName.test(name));
}

const namesOf = ({ properties }: Element): readonly string[] =>
  [properties.id, ...(Array.isArray(properties.className) ? properties.className : [])].map(
    (name) => String(name ?? ''),
  );

const siteName =
  /^(?:[a-z]{1,12}[-_]{1,2})?(?:nav|navbar|navigation|menu|sidebar|side-bar|footer|site-footer|header-bar|masthead|cookies?|consent|gdpr|comments?|disqus|related|recommended|share|sharing|social|subscribe|newsletter|breadcrumbs?|banner|promo|advert|ads|pagination|pager|toolbar|skip-link|popup|modal|toc)(?:[-_]{1,2}[a-z]{1,20}){0,2}$/i;

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
  const document = new JSDOMParser().parse(html);
  const article = new Readability<PageElement>(document, {
    serializer: (node) => node as unknown as PageElement,
    charThreshold: 200,
    keepClasses: true,
  }).parse();
  const found: Element[] = [];
  const collect = (node: PageElement): void => {
    const index = node.getAttribute?.(mark);
    const element = index == null ? undefined : elements[Number(index)];
    if (element !== undefined) found.push(element);
    for (const child of node.childNodes ?? []) collect(child);
  };
  if (article?.content != null) collect(article.content);
  return found;
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

/** Whether words of the author stand in a node. */
export function holdsSentence(node: Nodes): boolean {
  if (
    node.type === 'element' &&
    (isSiteElement(node) || /^(?:head|header|script|style|template|noscript)$/.test(node.tagName))
  )
    return false;
  if (node.type === 'element' && /^(?:p|li|td|blockquote|pre|dd)$/.test(node.tagName))
    return isSentence(textOf(node));
  if (node.type === 'text') return isSentence(node.value);
  return 'children' in node && node.children.some(holdsSentence);
}
