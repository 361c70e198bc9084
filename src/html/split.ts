import type { Element, Root, RootContent } from 'hast';
import type { PlannedHeading } from './headings.ts';
import { isBlank } from './nodes.ts';
import { toHtml } from './to-html.ts';
import type { BodyPart, Html, TocEntry } from './types.ts';

/** Cuts a marked tree at its outermost headings; the heading that says the page's title goes. */
export function splitBody(tree: Root, found: ReadonlyMap<Element, PlannedHeading>): BodyPart[] {
  const parts: BodyPart[] = [];
  let current: Draft = { plan: null, heading: null, nodes: [] };
  const finish = (): void => {
    const { plan, heading, nodes } = current;
    while (isBlank(nodes[0])) nodes.shift();
    while (isBlank(nodes.at(-1))) nodes.pop();
    if (plan === null && nodes.length === 0) return;
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
    } else if (!plan.isTitle) {
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
