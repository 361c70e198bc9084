import type { Element, ElementContent, Root } from 'hast';
import { h, hasClass, isBlank, isElement, textOf } from './nodes.ts';

/**
 * Gives each line that its author meant as one a line of its own where Markdown runs lines together: stamped
 * entries (`10:05 The alert fires.`), action items, and fields behind a bold name (`**Authors**: …`) in a paragraph that
 * begins with one. To be called once entries have their marks.
 */
export function breakLines(parent: Root | Element): void {
  const nodes = slotsBehind(parent.children as ElementContent[]);
  const isFields = isField(nodes, 0);
  parent.children = nodes.flatMap((node, index): ElementContent[] => {
    if (node.type !== 'element') return [node];
    breakLines(node);
    const isLine = isEntry(node) || (isFields && isField(nodes, index));
    return isLine && endsLine(nodes.slice(0, index).filter((one) => !isSlot(one)))
      ? [h('br', {}), node]
      : [node];
  });
}

/** Whether nodes end with the break of a line that is none in HTML. */
function endsLine(nodes: readonly ElementContent[]): boolean {
  const last = nodes.at(-1);
  if (last?.type !== 'text' || !/\n[ \t]*$/.test(last.value)) return false;
  return /\S/.test(last.value) || !isElement(nodes.at(-2), 'br');
}

const isSlot = (node: ElementContent | undefined): boolean =>
  isElement(node, 'span') && node.properties['data-slot'] !== undefined;

/** Puts the slots of action items behind their lines: a paragraph has its own at its end, a mark inside itself. */
function slotsBehind(nodes: readonly ElementContent[]): ElementContent[] {
  const isMark = (node: ElementContent): node is Element =>
    isElement(node, 'span') && hasClass(node, 'action-item');
  if (!nodes.some(isMark)) return [...nodes];
  let slots = nodes.filter(isSlot);
  const placed: ElementContent[] = [];
  for (const node of nodes) {
    if (isSlot(node)) continue;
    if (isMark(node)) {
      const end = placed.findLastIndex((one) => !isBlank(one) && !isElement(one, 'br'));
      placed.splice(end + 1, 0, ...slots);
      slots = node.children.filter(isSlot);
      node.children = node.children.filter((child) => !isSlot(child));
    }
    placed.push(node);
  }
  return [...placed, ...slots];
}

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
