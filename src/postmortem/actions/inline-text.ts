import type { Nodes, PhrasingContent } from 'mdast';
import type { Definitions } from '../../document/definitions.ts';

/** A stretch of an inline text that is more than text. Offsets count in `InlineText.text`. */
export interface Span {
  readonly kind: 'link' | 'code' | 'struck';
  readonly start: number;
  readonly end: number;
  /** Address of a link. */
  readonly url: string | null;
}

/** The visible text of a line, and where links, code and struck-out words stand in it. */
export interface InlineText {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Flattens inline nodes into the text that a reader sees. Line breaks become spaces. */
export function inlineText(
  nodes: readonly PhrasingContent[],
  definitions: Definitions,
): InlineText {
  const spans: Span[] = [];
  let text = '';
  const visit = (node: Nodes): void => {
    const start = text.length;
    if (node.type === 'break') text += ' ';
    else if (node.type === 'html') text += /^<br\b/i.test(node.value) ? ' ' : '';
    else if (node.type === 'image' || node.type === 'imageReference') text += node.alt ?? '';
    else if (node.type === 'text') text += node.value.replaceAll(/\s/g, ' ');
    else if ('value' in node) text += node.value;
    else if ('children' in node) for (const child of node.children) visit(child);
    const url =
      node.type === 'link'
        ? node.url
        : node.type === 'linkReference'
          ? (definitions.get(node.identifier) ?? null)
          : null;
    if (url !== null) spans.push({ kind: 'link', start, end: text.length, url });
    else if (node.type === 'inlineCode') spans.push({ kind: 'code', start, end: text.length, url });
    else if (node.type === 'delete') spans.push({ kind: 'struck', start, end: text.length, url });
  };
  for (const node of nodes) visit(node);
  return { text, spans };
}
