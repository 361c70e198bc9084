import type { Element, ElementContent, Root } from 'hast';
import { annotate } from './annotate.ts';
import { endOf, h, indexAt, splitText, startOf } from './nodes.ts';
import { linkTime } from './permalink.ts';
import { wrapStamp } from './stamps.ts';
import type { Annotation } from './types.ts';

/**
 * Leaves an annotation that no element starts with: an entry in the middle of a paragraph whose lines
 * are entries. Its mark stands on an empty span before its words.
 */
export function anchorRest(tree: Root, annotation: Annotation, source: string): void {
  const { start, time, ...rest } = annotation;
  const parent = findParent(tree, start.offset);
  if (parent === null) return;
  if (time !== undefined) {
    const { place, datetime } = time;
    const written = source.slice(place.start.offset, place.end.offset);
    const stamp = wrapStamp(parent, place, written, datetime);
    if (stamp !== null && rest.id !== null) linkTime(parent, stamp, rest.id);
  }
  const span = h('span', {});
  annotate(span, { start, ...rest }, source);
  insertAt(parent, start.offset, span);
}

/** The innermost element that holds an offset of the file. */
function findParent(parent: Root | Element, offset: number): Element | null {
  for (const node of parent.children) {
    if (node.type !== 'element' || node.tagName === 'pre') continue;
    const isInside = startOf(node) <= offset && offset < endOf(node);
    const found = isInside || startOf(node) === -1 ? findParent(node, offset) : null;
    if (found !== null) return found;
    if (isInside) return node;
  }
  return null;
}

function insertAt(parent: Element, offset: number, span: Element): void {
  const { children } = parent;
  const index = children.findIndex((node) => offset < endOf(node));
  const node = children[index];
  const at = node?.type === 'text' ? indexAt(node, offset) : null;
  if (node?.type !== 'text' || at === null) {
    children.splice(index === -1 ? 0 : index, 0, span);
    return;
  }
  const [before, after] = splitText(node, at);
  const parts: ElementContent[] = [before, span, after].filter((part) => part !== null);
  children.splice(index, 1, ...parts);
}
