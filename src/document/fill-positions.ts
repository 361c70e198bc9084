import type { ListItem, Nodes, Parents, Root } from 'mdast';
import { type Place, placeOf } from '../message/place.ts';
import type { Source } from './labels.ts';

/**
 * Gives a position to the nodes that literal autolinks (`www.example.org`, `ana@example.org`) leave
 * without one: the stretch of their text between their neighbours. Changes the tree.
 */
export function fillPositions(tree: Root, source: Source): void {
  visit(tree, source);
}

function visit(parent: Parents, source: Source): void {
  let cursor = placeOf(parent).start.offset;
  for (const child of parent.children) {
    if (child.position === undefined) {
      child.position = locate(child, cursor, placeOf(parent), source);
    }
    if (child.type === 'listItem' && typeof child.checked === 'boolean') mendTask(child, source);
    cursor = placeOf(child).end.offset;
    if ('children' in child) visit(child, source);
  }
}

/** Words on the line below their box are given the box's line: only their offset is right. */
function mendTask({ children: [head] }: ListItem, { locator }: Source): void {
  if (head?.type !== 'paragraph') return;
  for (const node of [head, head.children[0]]) {
    if (node?.position === undefined) continue;
    const { start, end } = placeOf(node);
    node.position = { start: locator.point(start.offset), end };
  }
}

/** The first stretch from `from` that reads like the node's text; what is written with entities is found by its neighbours alone. */
function locate(node: Nodes, from: number, parent: Place, { text, locator }: Source): Place {
  const words = 'value' in node ? node.value : firstText(node);
  const at = text.indexOf(words, from);
  const end = parent.end.offset;
  if (at === -1 || at + words.length > end) return locator.place(Math.min(from, end), end);
  return locator.place(at, at + words.length);
}

function firstText(node: Nodes): string {
  if ('value' in node) return node.value;
  const [first] = 'children' in node ? node.children : [];
  return first === undefined ? '' : firstText(first);
}
