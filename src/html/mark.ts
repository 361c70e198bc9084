import type { Element, ElementContent, Root } from 'hast';
import { markAlert } from './alerts.ts';
import { annotate } from './annotate.ts';
import { markCode } from './code.ts';
import { markDiagram } from './diagram.ts';
import type { Footnotes } from './footnotes.ts';
import {
  inOneLine,
  isEmptyHeading,
  markHeading,
  type PlannedHeading,
  promoteBoldLine,
} from './headings.ts';
import type { Highlighter } from './highlight.ts';
import { markImage, markLink } from './links.ts';
import { addClasses, startOf, textOf } from './nodes.ts';
import { markTable } from './tables.ts';
import { markTask, markTaskItem } from './tasks.ts';
import type { Annotation, BodyLabels, LinkResolver } from './types.ts';

/** What is known of a page while its tree is marked. */
export interface Page {
  /** The text of the post's file. */
  readonly source: string;
  readonly links: LinkResolver;
  readonly labels: BodyLabels;
  /** By the offset where they start. */
  readonly headings: ReadonlyMap<number, PlannedHeading>;
  /** Headings that are written as HTML, by their words. */
  readonly htmlHeadings: ReadonlyMap<string, readonly PlannedHeading[]>;
  /** By the offset where their elements start. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>;
  /** Every address inside the page. */
  readonly anchors: ReadonlySet<string>;
  readonly footnotes: Footnotes;
  readonly highlight: Highlighter;
  /** How many diagrams have been drawn. */
  readonly diagrams: { count: number };
  /** Headings that were found in the tree, in its order. */
  readonly found: Map<Element, PlannedHeading>;
  /** The level of the last of them, which one without a plan stands below, at first that of the title; and how many quotations are open. */
  readonly outline: { level: number; quotes: number };
  /** Planned headings that have their element, shown or not. */
  readonly taken: Set<PlannedHeading>;
  /** Annotations that have their element. */
  readonly used: Set<Annotation>;
}

/** Leaves all our marks on a sanitised tree in one pass: children first, then the element itself. */
export function markTree(parent: Root | Element, page: Page): void {
  const children: ElementContent[] = [];
  for (const node of parent.children as ElementContent[]) {
    if (node.type !== 'element') {
      children.push(node);
      continue;
    }
    const annotations = claim(node, page);
    if (node.tagName === 'p') promoteBoldLine(node, page.headings);
    const depth = node.tagName === 'blockquote' ? 1 : 0;
    page.outline.quotes += depth;
    markTree(node, page);
    page.outline.quotes -= depth;
    align(node);
    const marked = (marks.get(node.tagName) ?? keep)(node, page);
    for (const annotation of annotations) annotate(node, annotation, page.source);
    if (marked !== null) children.push(marked);
  }
  parent.children = children;
}

/** What becomes of an element; null: it goes. */
type Mark = (element: Element, page: Page) => ElementContent | null;

const keep: Mark = (element) => element;

const heading: Mark = (element, page) => {
  const plan = take(element, page) ?? takeByWords(element, page);
  if (isEmptyHeading(element)) return null;
  if (plan === undefined) {
    // A heading inside a quotation has no address of its own.
    element.tagName = `h${Math.min(page.outline.level + 1, 6)}`;
    return element;
  }
  markHeading(element, plan, page.labels);
  page.found.set(element, plan);
  page.outline.level = plan.level;
  return element;
};

/** A bold label that serves as a heading stays what it is and gets the address. */
const bold: Mark = (element, page) => {
  const form = page.headings.get(startOf(element))?.heading.form;
  const plan = form === 'label' || form === 'bold' ? take(element, page) : undefined;
  if (plan !== undefined) element.properties.id = plan.heading.anchor;
  return element;
};

/** The heading that an element is. A parser of HTML may make two elements of one: the first has it. */
function take(element: Element, { headings, taken }: Page): PlannedHeading | undefined {
  const plan = headings.get(startOf(element));
  if (plan === undefined || taken.has(plan)) return undefined;
  taken.add(plan);
  return plan;
}

const code: Mark = (element, { labels, highlight, diagrams }) =>
  markCode(element, labels, highlight, (pre, source) => {
    const drawn = markDiagram(pre, source, diagrams.count + 1, labels);
    if (drawn !== null) diagrams.count += 1;
    return drawn;
  });

/** A parser of HTML forgets where the headings of a block stood: the first of these words is meant. */
function takeByWords(element: Element, page: Page): PlannedHeading | undefined {
  if (page.outline.quotes > 0) return undefined;
  const words = inOneLine(textOf(element));
  const plan = page.htmlHeadings.get(words)?.find((one) => !page.taken.has(one));
  if (plan !== undefined) page.taken.add(plan);
  return plan;
}

const marks: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ...(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const).map((name): [string, Mark] => [name, heading]),
  ['strong', bold],
  ['a', (element, { links, anchors }) => markLink(element, links, anchors)],
  ['img', (element, { links }) => markImage(element, links)],
  ['sup', (element, { footnotes }) => footnotes.markReference(element)],
  ['pre', code],
  ['table', (element, { labels }) => markTable(element, labels)],
  ['blockquote', (element, { labels }) => markAlert(element, labels)],
  ['input', (element, { labels }) => markTask(element, labels)],
  ['li', markTaskItem],
]);

/** The annotations of the element, each given to the first that fits it from the outside. */
function claim(element: Element, page: Page): readonly Annotation[] {
  const fitting = (page.annotations.get(startOf(element)) ?? []).filter(
    (annotation) =>
      !page.used.has(annotation) &&
      (annotation.element === null
        ? !containers.has(element.tagName)
        : annotation.element === element.tagName),
  );
  for (const annotation of fitting) page.used.add(annotation);
  return fitting;
}

/** Elements that start where their first item does, which is what an annotation speaks of. */
const containers = new Set('blockquote dl ol table tbody thead ul'.split(' '));

/** `align` is no attribute any more; the style sheet knows the class. */
function align(element: Element): void {
  const { align: side } = element.properties;
  if (typeof side !== 'string') return;
  delete element.properties.align;
  addClasses(element, `align-${side}`);
}
