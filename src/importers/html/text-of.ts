import type { Nodes } from 'hast';

const hidden = /^(?:script|style|template|noscript|head)$/;
const inline =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|tt|u|var)$/;

/** The words of a node in one line; words of different blocks never run together. */
export const textOf = (node: Nodes): string => collect(node).replaceAll(/\s+/g, ' ').trim();

function collect(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type !== 'element') return node.children.map(collect).join('');
  if (hidden.test(node.tagName)) return '';
  const words = node.children.map(collect).join('');
  return inline.test(node.tagName) ? words : ` ${words} `;
}
