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
  const part = (from: number, to: number): Text | null =>
    from === to ? null : { ...text(node.value.slice(from, to)), ...shifted(node, from, to) };
  return [part(0, index), part(index, node.value.length)];
}

function shifted({ position, value }: Text, from: number, to: number): Pick<Text, 'position'> {
  const start = position?.start.offset;
  if (position === undefined || start === undefined) return {};
  if (from === 0 && to === value.length) return { position };
  const at = (index: number): NonNullable<Text['position']>['start'] => ({
    ...position.start,
    offset: start + index,
  });
  return { position: { start: at(from), end: at(to) } };
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
