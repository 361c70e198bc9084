import type { Nodes } from 'hast';

/** The words of a node in one line. */
export function textOf(node: Nodes): string {
  return collect(node).replaceAll(/\s+/g, ' ').trim();
}

const hidden = /^(?:script|style|template|noscript|head)$/;

function collect(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && hidden.test(node.tagName)) return '';
  return 'children' in node ? node.children.map(collect).join(node.type === 'root' ? ' ' : '') : '';
}
