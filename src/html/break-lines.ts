import type { Element, ElementContent, Root } from 'hast';
import { h, hasClass, isElement, textOf } from './nodes.ts';

/**
 * Gives each line that its author meant as one a line of its own where Markdown runs lines together: stamped
 * entries (`10:05 The alert fires.`), action items, and fields behind a bold name (`**Authors**: …`) in a paragraph that
 * begins with one. To be called once entries have their marks.
 */
export function breakLines(parent: Root | Element): void {
  const nodes = parent.children as ElementContent[];
  const isFields = isField(nodes, 0);
  parent.children = nodes.flatMap((node, index): ElementContent[] => {
    if (node.type !== 'element') return [node];
    breakLines(node);
    const isLine = isEntry(node) || (isFields && isField(nodes, index));
    return isLine && endsLine(nodes[index - 1]) ? [h('br', {}), node] : [node];
  });
}

/** The break of a line that is none in HTML. */
const endsLine = (node: ElementContent | undefined): boolean =>
  node?.type === 'text' && /\S\s*\n[ \t]*$/.test(node.value);

/** Whether words begin with the mark of an entry or an action item. Items, rows and paragraphs stand apart anyway. */
function isEntry(node: ElementContent | undefined): boolean {
  if (!isElement(node, 'span', 'strong', 'b', 'em', 'i', 'a', 'code')) return false;
  return (
    (node.tagName === 'span' && ['entry', 'action-item'].some((name) => hasClass(node, name))) ||
    isEntry(node.children[0])
  );
}

const longestName = 40;

/** Whether a bold name with a colon stands here. */
function isField(nodes: readonly ElementContent[], index: number): boolean {
  const node = nodes[index];
  if (!isElement(node, 'strong', 'b')) return false;
  const name = textOf(node);
  const next = nodes[index + 1];
  const isNamed = /:\s*$/.test(name) || (next?.type === 'text' && /^\s?:/.test(next.value));
  return isNamed && name.length <= longestName;
}
