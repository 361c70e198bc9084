import type { Nodes, Root } from 'mdast';
import { type Place, placeOf } from '../message/place.ts';
import { type Definitions, readDefinitions } from './definitions.ts';
import type { InternalBlock } from './internal-blocks.ts';
import { plainText } from './plain-text.ts';
import type { Reference } from './types.ts';

/** All links and images in the order of the text; those by name (`[a][b]`) with the address of their definition. */
export function findReferences(
  tree: Root,
  internal: readonly InternalBlock[] = [],
): readonly Reference[] {
  const isInternal = ({ start: { offset } }: Place): boolean =>
    internal.some(({ place }) => offset >= place.start.offset && offset < place.end.offset);
  const definitions = readDefinitions(tree);
  const nodes: Nodes[] = [];
  collect(tree, nodes);
  const references: Reference[] = [];
  for (const node of nodes) {
    const reference = toReference(node, definitions);
    if (reference === null) continue;
    references.push(isInternal(reference.place) ? { ...reference, internal: true } : reference);
  }
  return references;
}

function collect(node: Nodes, nodes: Nodes[]): void {
  if (kinds.has(node.type)) nodes.push(node);
  if ('children' in node) for (const child of node.children) collect(child, nodes);
}

const kinds = new Set(['link', 'image', 'linkReference', 'imageReference']);

function toReference(node: Nodes, definitions: Definitions): Reference | null {
  const place = placeOf(node);
  switch (node.type) {
    case 'link':
      return { kind: 'link', url: node.url, text: plainText(node), place };
    case 'image':
      return { kind: 'image', url: node.url, text: node.alt ?? '', place };
    case 'linkReference': {
      const url = definitions.get(node.identifier);
      return url === undefined ? null : { kind: 'link', url, text: plainText(node), place };
    }
    case 'imageReference': {
      const url = definitions.get(node.identifier);
      return url === undefined ? null : { kind: 'image', url, text: node.alt ?? '', place };
    }
    default:
      return null;
  }
}
