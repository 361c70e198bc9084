import type { Root, RootContent } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Html } from './types.ts';

// Raw nodes are let through because only highlighted code is one after sanitising.
const processor = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/** Code points that HTML forbids, and halves of characters. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;

/** Writes sanitised nodes as HTML. */
export function toHtml(nodes: readonly RootContent[]): Html {
  const tree: Root = { type: 'root', children: [...nodes] };
  return processor.stringify(tree).replaceAll(forbidden, '') as Html;
}
