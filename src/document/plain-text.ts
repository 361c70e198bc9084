import type { Nodes } from 'mdast';

/**
 * What a reader sees of nodes, in one line: code and alternative text stay, HTML and footnote
 * marks go, and every run of blanks becomes one space.
 */
export function plainText(...nodes: readonly Nodes[]): string {
  const text = joined(nodes);
  // Most blanks are single spaces already.
  return text.replaceAll(/[^\S ]\s*| \s+/g, ' ').trim();
}

function joined(nodes: readonly Nodes[]): string {
  let text = '';
  for (const node of nodes) text += node.type === 'text' ? node.value : visibleText(node);
  return text;
}

function visibleText(node: Nodes): string {
  switch (node.type) {
    case 'html':
      return /^<br\b/i.test(node.value) ? ' ' : '';
    case 'definition':
    case 'footnoteDefinition':
    case 'footnoteReference':
    case 'yaml':
      return '';
    case 'break':
      return ' ';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      break;
  }
  if ('value' in node) return node.value;
  if (!('children' in node)) return ' ';
  const inner = joined(node.children);
  return apart.has(node.type) ? ` ${inner} ` : inner;
}

/** Nodes that stand apart from their neighbours when shown. */
const apart = new Set<string>([
  'paragraph',
  'heading',
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
]);
