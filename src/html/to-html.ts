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
/** Holds of every text with one of them, and is told ten times as fast: nearly none has. */
const maybeForbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;

/**
 * Writes sanitised nodes as HTML. By rehype-stringify, though it takes a few times as long as what we could
 * write ourselves: here trusted HTML is made, and a library that many look at is worth its time.
 */
export function toHtml(nodes: readonly RootContent[]): Html {
  const tree: Root = { type: 'root', children: [...nodes] };
  const text = processor.stringify(tree);
  return (maybeForbidden.test(text) ? text.replaceAll(forbidden, '') : text) as Html;
}
