import type { Definition, Image, Link, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { PostDocument } from '../document/types.ts';
import { createLocator, type Place, placeOf } from '../message/place.ts';

/** The address of a link, an image or a definition, as it is written and where. */
export interface Address {
  readonly url: string;
  readonly place: Place;
}

/** All addresses of a post that can be written anew; those of bare links are their own text. */
export function findAddresses({ tree, text }: PostDocument): readonly Address[] {
  const locator = createLocator(text);
  const found: Address[] = [];
  visit(tree, (node: Nodes) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return;
    const start = addressStart(node, text);
    if (start === null) return;
    const { end } = placeOf(node);
    const written =
      /^(?:[^\s<>()\\]|\([^\s<>()]*\))*/.exec(text.slice(start, end.offset))?.[0] ?? '';
    if (written === '') return;
    found.push({ url: written, place: locator.place(start, start + written.length) });
  });
  return found;
}

/** Behind `](` of a link or an image, or `]:` of a definition, blanks and `<` passed over. */
function addressStart(node: Link | Image | Definition, text: string): number | null {
  const { start, end } = placeOf(node);
  const last = node.type === 'link' ? node.children.at(-1) : undefined;
  const from = last === undefined ? start.offset : placeOf(last).end.offset;
  const match = signs[node.type].exec(text.slice(from, end.offset));
  return match === null ? null : from + match[0].length;
}

const signs = {
  link: /^(?:\[)?\]\([ \t]*\r?\n?[ \t]*<?/,
  image: /^!\[(?:\\[\s\S]|[^[\]\\])*\]\([ \t]*\r?\n?[ \t]*<?/,
  definition: /^\[[^\]]*\]:[ \t]*<?/,
} as const;
