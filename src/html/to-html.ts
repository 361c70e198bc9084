import type { Root, RootContent } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Html } from './types.ts';

// Raw nodes are let through because only highlighted code is one after sanitising.
const processor = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/** Writes sanitised nodes as HTML. */
export function toHtml(nodes: readonly RootContent[]): Html {
  const tree: Root = { type: 'root', children: [...nodes] };
  return processor.stringify(tree) as Html;
}
