import type { Element, Root, RootContent } from 'hast';
import type { PlannedHeading } from './headings.ts';
import { h, isBlank } from './nodes.ts';
import { toHtml } from './to-html.ts';
import type { BodyPart, Html, TocEntry } from './types.ts';

/**
 * Cuts a marked tree at its outermost headings. The heading that says the page's title goes, and what
 * comes first in the page keeps its address.
 */
export function splitBody(tree: Root, found: ReadonlyMap<Element, PlannedHeading>): BodyPart[] {
  const parts: BodyPart[] = [];
  let current: Draft = { plan: null, heading: null, nodes: [] };
  let titleAnchor: string | null = null;
  const finish = (): void => {
    const { plan, heading, nodes } = current;
    while (isBlank(nodes[0])) nodes.shift();
    while (isBlank(nodes.at(-1))) nodes.pop();
    if (plan === null && nodes.length === 0) return;
    if (titleAnchor !== null) nodes.unshift(h('span', { id: titleAnchor }));
    titleAnchor = null;
    parts.push({
      anchor: plan?.heading.anchor ?? null,
      title: plan?.heading.text ?? null,
      heading: heading === null ? null : toHtml([heading]),
      html: nodes.length === 0 ? ('' as Html) : toHtml(nodes),
    });
  };
  for (const node of tree.children) {
    const plan = node.type === 'element' ? found.get(node) : undefined;
    if (node.type !== 'element' || plan === undefined || plan.level > 2) {
      current.nodes.push(node);
    } else if (plan.isTitle) {
      titleAnchor = plan.heading.anchor;
    } else {
      finish();
      current = { plan, heading: node, nodes: [] };
    }
  }
  finish();
  return parts;
}

interface Draft {
  readonly plan: PlannedHeading | null;
  readonly heading: Element | null;
  readonly nodes: RootContent[];
}

/** The headings of a page for its table of contents. */
export function listHeadings(found: ReadonlyMap<Element, PlannedHeading>): TocEntry[] {
  return [...found.values()]
    .filter(({ isTitle }) => !isTitle)
    .map(({ heading: { anchor, text }, level }) => ({ anchor, text, depth: level }));
}
