import type { Element, ElementContent, Nodes, Properties, RootContent, Text } from 'hast';

/** Makes an element; a child that is a string becomes text. */
export function h(
  tagName: string,
  properties: Properties,
  children: readonly (ElementContent | string)[] = [],
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
  };
}

export const text = (value: string): Text => ({ type: 'text', value });

/** Whether a node is an element of one of these names. */
export const isElement = (
  node: Nodes | RootContent | undefined,
  ...tagNames: readonly string[]
): node is Element => node?.type === 'element' && tagNames.includes(node.tagName);

/** Offset in the post's file at which what became this node starts, or -1 for a node of ours. */
export const startOf = (node: Nodes): number => node.position?.start.offset ?? -1;
export const endOf = (node: Nodes): number => node.position?.end.offset ?? -1;

export const isBlank = (node: Nodes | undefined): boolean =>
  node?.type === 'text' && node.value.trim() === '';

/**
 * Where an offset of the file falls in a text, or null where the text has lost its place or isn't the
 * file's own letters (an escape, an entity, a quotation's marks between its lines).
 */
export function indexAt(node: Text, offset: number): number | null {
  const start = startOf(node);
  const end = endOf(node);
  if (start === -1 || offset < start || offset > end) return null;
  if (offset === start) return 0;
  if (offset === end) return node.value.length;
  return end - start === node.value.length ? offset - start : null;
}

/** Cuts a text in two that keep their places; an end without a letter is left out. */
export function splitText(node: Text, index: number): [Text | null, Text | null] {
  return [part(node, 0, index), part(node, index, node.value.length)];
}

function part({ value, position }: Text, from: number, to: number): Text | null {
  if (from === to) return null;
  const cut = text(value.slice(from, to));
  const offset = position?.start.offset;
  if (position === undefined || offset === undefined) return cut;
  const { line, column } = position.start;
  const at = (index: number) => ({ line, column, offset: offset + index });
  const isWhole = from === 0 && to === value.length;
  cut.position = isWhole ? position : { start: at(from), end: at(to) };
  return cut;
}

/** What a reader sees of a node; blanks as they are. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

export function addClasses(element: Element, ...names: readonly string[]): void {
  const { className } = element.properties;
  element.properties.className = [...(Array.isArray(className) ? className : []), ...names];
}

export const hasClass = (element: Element, name: string): boolean => {
  const { className } = element.properties;
  return Array.isArray(className) && className.includes(name);
};
