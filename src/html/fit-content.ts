import type { Element, ElementContent, Root } from 'hast';
import { h, isBlank, isElement, text, textOf } from './nodes.ts';

// A parser of HTML accepts what HTML itself forbids: a paragraph in a summary, a table in bold words, a
// list without items. Pages are to be valid whatever a post holds, so what doesn't fit is unwrapped.

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that hold words and no blocks. */
const phrasing = names(
  'abbr b cite code em h1 h2 h3 h4 h5 h6 i kbd mark p pre q s samp small span strong sub summary sup u var',
);
/** Those that only say how words look or are meant: where one was left open, it must not swallow what follows. */
const formatting = names('abbr b cite code em i kbd mark q s samp small span strong sub sup u var');
const headings = names('h1 h2 h3 h4 h5 h6');
const blocks = names('blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul');

/** Elements that have their place in certain others only. */
const parents: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', names('ol ul')],
  ['dt', names('dl')],
  ['dd', names('dl')],
  ['summary', names('details')],
  ['figcaption', names('figure')],
  ['caption', names('table')],
  ['thead', names('table')],
  ['tbody', names('table')],
  ['tfoot', names('table')],
  ['tr', names('thead tbody tfoot')],
  ['td', names('tr')],
  ['th', names('tr')],
]);

/** What the ancestors of an element do not allow in it. */
interface Inside {
  readonly blocks: boolean;
  readonly links: boolean;
  readonly headings: boolean;
}

/** Makes a tree that came from a parser of HTML valid, at the cost of elements and never of words. */
export function fitContent(tree: Root): Root {
  const free = { blocks: true, links: true, headings: true };
  return { ...tree, children: fitChildren(tree.children as ElementContent[], 'root', free) };
}

function fitChildren(
  children: readonly ElementContent[],
  parent: string,
  allowed: Inside,
): ElementContent[] {
  return children.flatMap((child) =>
    child.type === 'element' ? fitElement(child, parent, allowed) : child,
  );
}

function fitElement(element: Element, parent: string, allowed: Inside): ElementContent[] {
  const { tagName } = element;
  const fits =
    (allowed.blocks || !blocks.has(tagName)) &&
    (allowed.links || (tagName !== 'a' && tagName !== 'details')) &&
    (allowed.headings || !headings.has(tagName)) &&
    (parents.get(tagName)?.has(parent) ?? true) &&
    !(allowed.blocks && formatting.has(tagName) && holdsBlock(element));
  if (!fits) return fitChildren(element.children, parent, allowed);
  const children = fitChildren(element.children, tagName, {
    blocks: allowed.blocks && !phrasing.has(tagName),
    links: allowed.links && tagName !== 'a',
    headings: allowed.headings && tagName !== 'dt' && tagName !== 'th',
  });
  return [arrange({ ...element, children })];
}

const holdsBlock = ({ children }: Element): boolean =>
  children.some(
    (child) => child.type === 'element' && (blocks.has(child.tagName) || holdsBlock(child)),
  );

/** Gives an element that must have children of certain kinds such children, or makes it a `div`. */
function arrange(element: Element): Element {
  const { tagName, children } = element;
  const of = (arranged: ElementContent[]): Element => ({ ...element, children: arranged });
  switch (tagName) {
    case 'ol':
    case 'ul':
      return of(children.map((child) => (isFiller(child, 'li') ? child : h('li', {}, [child]))));
    case 'dl':
      return isTermList(children) ? element : toDiv(element, ['dt', 'dd']);
    case 'details': {
      const summary = children.find((child) => isElement(child, 'summary'));
      return summary === undefined
        ? toDiv(element, [])
        : of([summary, ...divs(without(children, summary), ['summary'])]);
    }
    case 'figure': {
      const caption = children.findLast((child) => isElement(child, 'figcaption'));
      return caption === undefined
        ? element
        : of([...divs(without(children, caption), ['figcaption']), caption]);
    }
    case 'table':
      return of(arrangeTable(children));
    case 'thead':
    case 'tbody':
    case 'tfoot':
      return of(children.filter((child) => !isElement(child, 'tr') || hasCells(child)));
    default:
      return element;
  }
}

const isFiller = (node: ElementContent, tagName: string): boolean =>
  isElement(node, tagName) || isBlank(node);

const hasCells = (row: Element): boolean =>
  row.children.some((cell) => isElement(cell, 'td', 'th'));

/** A term first, and words about it last. */
function isTermList(children: readonly ElementContent[]): boolean {
  const items = children.filter((child) => !isBlank(child));
  return (
    items.every((item) => isElement(item, 'dt', 'dd')) &&
    isElement(items[0], 'dt') &&
    isElement(items.at(-1), 'dd')
  );
}

/** One caption, and that first. */
function arrangeTable(children: readonly ElementContent[]): ElementContent[] {
  const captions = children.filter((child) => isElement(child, 'caption'));
  const rest = children.filter((child) => !isElement(child, 'caption'));
  const content = captions.flatMap((caption, index) => [
    ...(index === 0 ? [] : [text(' ')]),
    ...caption.children,
  ]);
  const hasWords = content.some((node) => textOf(node).trim() !== '');
  return hasWords ? [h('caption', {}, content), ...rest] : rest;
}

const without = (children: readonly ElementContent[], one: ElementContent): ElementContent[] =>
  children.filter((child) => child !== one);

const toDiv = (element: Element, parts: readonly string[]): Element => ({
  ...element,
  tagName: 'div',
  properties: {},
  children: divs(element.children, parts),
});

const divs = (children: readonly ElementContent[], tagNames: readonly string[]): ElementContent[] =>
  children.map((child) =>
    isElement(child, ...tagNames) ? { ...child, tagName: 'div', properties: {} } : child,
  );
