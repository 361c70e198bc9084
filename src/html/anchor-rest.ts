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

/** The innermost element that holds an offset of the file. What is left to mark stands at the end. */
function findParent(parent: Root | Element, offset: number): Element | null {
  for (let index = parent.children.length - 1; index >= 0; index--) {
    const node = parent.children[index];
    if (node === undefined || (node.type === 'element' && node.tagName === 'pre')) continue;
    const isInside = startOf(node) <= offset && offset < endOf(node);
    if (node.type !== 'element') {
      if (isInside) return null;
      continue;
    }
    const found = isInside || startOf(node) === -1 ? findParent(node, offset) : null;
    if (found !== null) return found;
    if (isInside) return node;
  }
  return null;
}

function insertAt(parent: Element, offset: number, span: Element): void {
  const { children } = parent;
  let index = -1;
  for (let at = children.length - 1; at >= 0; at--) {
    const end = endOf(children[at] ?? parent);
    if (offset < end) index = at;
    else if (end !== -1) break;
  }
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
