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

/** The stretch from `from` on that reads like the node's text, also where the file has more letters than a reader sees. */
function locate(node: Nodes, from: number, parent: Place, { text, locator }: Source): Place {
  const words = 'value' in node ? node.value : firstText(node);
  const limit = parent.end.offset;
  let start = Math.min(from, limit);
  let at = start;
  for (const [index, char] of [...words].entries()) {
    const behind = stepOver(char, text, at);
    // The mark that opens the parent stands in front of its first child.
    if (index === 0) start = Math.min(behind.start, limit);
    at = Math.min(behind.end, limit);
  }
  return locator.place(start, Math.max(start, at));
}

/** No escape is longer, and hardly any indent. */
const farthest = 80;

/** Where a character stands: at an offset, as an entity, or a little behind (an escape, the indent of a wrapped line). */
function stepOver(char: string, text: string, at: number): { start: number; end: number } {
  const near = text.slice(at, at + farthest);
  const [entity] = (char === '&' ? ampersand : anyEntity).exec(near) ?? [];
  if (entity !== undefined) return { start: at, end: at + entity.length };
  const start = at + Math.max(0, near.indexOf(char));
  return { start, end: start + char.length };
}

const anyEntity = /^&#?\w{1,32};/;
const ampersand = /^&(?:amp|#38|#x26);/i;

function firstText(node: Nodes): string {
  if ('value' in node) return node.value;
  const [first] = 'children' in node ? node.children : [];
  return first === undefined ? '' : firstText(first);
}
