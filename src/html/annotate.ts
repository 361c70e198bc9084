import type { Element, ElementContent } from 'hast';
import { addClasses, h, isElement } from './nodes.ts';
import { linkTime } from './permalink.ts';
import { markStampEnd } from './stamp-end.ts';
import { wrapStamp } from './stamps.ts';
import type { Annotation } from './types.ts';

/** Leaves one annotation on its element. `source` is the text of the post's file. */
export function annotate(element: Element, annotation: Annotation, source: string): void {
  const { id, classes, data, time, slot, lead } = annotation;
  if (classes.length > 0) addClasses(element, ...classes);
  for (const [name, value] of Object.entries(data)) element.properties[`data-${name}`] = value;
  if (time !== undefined) {
    const { place, datetime } = time;
    const written = source.slice(place.start.offset, place.end.offset);
    const stamp = wrapStamp(element, place, written, datetime);
    if (stamp !== null && id !== null) linkTime(element, stamp, id);
    markStampEnd(element);
  }
  if (slot !== undefined) addSlot(element, slot);
  if (lead !== undefined) wordsOf(element).children.unshift(h('span', { 'data-slot': lead }));
  if (id !== null) addId(element, id);
}

/** A second address of one element stands on an empty span before its words. */
function addId(element: Element, id: string): void {
  if (element.properties.id === undefined) {
    element.properties.id = id;
    return;
  }
  wordsOf(element).children.unshift(h('span', { id }));
}

function addSlot(element: Element, name: string): void {
  const words = wordsOf(element);
  const block = words.children.findIndex((node) => isElement(node, ...blocks) || isAnchor(node));
  const at = block === -1 ? words.children.length : block;
  words.children.splice(trimmed(words.children, at), 0, h('span', { 'data-slot': name }));
}

/** The element that holds an element's own words: the first cell of a row, the first paragraph of an item. */
function wordsOf(element: Element): Element {
  const first = element.children.find((node) => node.type === 'element' || node.value?.trim());
  const inner =
    element.tagName === 'tr'
      ? element.children.find((node) => isElement(node, 'td', 'th'))
      : isElement(first, 'p')
        ? first
        : undefined;
  return isElement(inner, 'td', 'th', 'p') ? inner : element;
}

const blocks = 'blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul'.split(' ');

const isAnchor = (node: ElementContent): boolean =>
  isElement(node, 'a') && node.properties.dataPagefindIgnore === '';

/** Steps back over blank text, so that a slot follows the last word. */
function trimmed(children: readonly ElementContent[], at: number): number {
  const before = children[at - 1];
  return before?.type === 'text' && before.value.trim() === '' ? trimmed(children, at - 1) : at;
}
