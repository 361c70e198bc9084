import type { Element, ElementContent } from 'hast';
import type { Place } from '../message/place.ts';
import { endOf, h, indexAt, isElement, splitText, startOf } from './nodes.ts';

/**
 * Wraps the text of `element` that came from `place` in `<time datetime>` and answers that element.
 * `written` is that text in the file. Nothing happens where it can't be found in one run of inline nodes.
 */
export function wrapStamp(
  element: Element,
  place: Place,
  written: string,
  datetime: string,
): Element | null {
  const start = place.start.offset;
  const end = place.end.offset;
  let made: Element | null = null;
  const wrap = (children: ElementContent[]): Element => {
    const from = children[0]?.position?.start;
    const to = children.at(-1)?.position?.end;
    const time = h('time', { dateTime: datetime }, children);
    made = from && to ? { position: { start: from, end: to }, ...time } : time;
    return made;
  };
  if (!wrapRun(element, start, end, wrap)) wrapWords(element, written, wrap);
  return made;
}

type Wrap = (children: ElementContent[]) => Element;

/** Elements that may stand inside `<time>`. */
const inline = ['strong', 'em', 'b', 'i', 'code', 'del', 'a', 'kbd', 'mark', 'span', 'sub', 'sup'];

function wrapRun(parent: Element, start: number, end: number, wrap: Wrap): boolean {
  const { children } = parent;
  // What comes before was cut to pieces by earlier stamps.
  const first = children.findLastIndex((node) => startOf(node) <= start && start < endOf(node));
  const last = children.findLastIndex((node) => startOf(node) < end && end <= endOf(node));
  const head = children[first];
  const tail = children[last];
  if (head === undefined || tail === undefined || last < first) return false;
  const isWhole = startOf(head) === start && endOf(head) === end;
  if (head === tail && head.type === 'element' && !(isWhole && isElement(head, ...inline))) {
    return wrapRun(head, start, end, wrap);
  }
  if (head !== tail && isElement(tail, 'td')) return wrapCell(tail, end, wrap);
  const [lead, from] = cut(head, start);
  // Head and tail may be the same text, so the end is cut off what was left of it.
  const run = [from, ...children.slice(first + 1, last + 1)];
  const [to, trail] = run.length === 1 && from !== null ? cut(from, end) : cut(tail, end);
  const inner = [...run.slice(0, -1), to].filter((node) => node !== null);
  const isInline = inner.every((node) => node.type === 'text' || isElement(node, ...inline));
  if (from === null || to === null || inner.length === 0 || !isInline) return false;
  const parts = [lead, wrap(inner), trail].filter((node) => node !== null);
  children.splice(first, last - first + 1, ...parts);
  return true;
}

/** A stamp that several cells share, day and time: the last of them is the one to set apart. */
function wrapCell(cell: Element, end: number, wrap: Wrap): boolean {
  const [first] = cell.children;
  return first !== undefined && wrapRun(cell, startOf(first), end, wrap);
}

type Pieces = readonly [ElementContent | null, ElementContent | null];

/** What stands before and behind an offset of the file; both null where it can't be told. */
function cut(node: ElementContent, offset: number): Pieces {
  if (node.type === 'text') {
    const index = indexAt(node, offset);
    return index === null ? [null, null] : splitText(node, index);
  }
  if (offset === startOf(node)) return [null, node];
  return offset === endOf(node) ? [node, null] : [null, null];
}

/** The same for a text that was joined or has lost its place: by its words. */
function wrapWords(parent: Element, written: string, wrap: Wrap): boolean {
  for (const [index, node] of parent.children.entries()) {
    if (node.type === 'element' && node.tagName !== 'time' && wrapWords(node, written, wrap)) {
      return true;
    }
    if (node.type !== 'text') continue;
    const at = node.value.indexOf(written);
    if (at === -1) continue;
    const [lead, rest] = splitText(node, at);
    const [words, trail] = rest === null ? [null, null] : splitText(rest, written.length);
    if (words === null) continue;
    const parts = [lead, wrap([words]), trail].filter((part) => part !== null);
    parent.children.splice(index, 1, ...parts);
    return true;
  }
  return false;
}
