import type { Nodes, Root } from 'mdast';

/** Addresses of reference links by identifier. */
export type Definitions = ReadonlyMap<string, string>;

/** All definitions (`[a]: https://…`) of a post; the first of a name wins. */
export function readDefinitions(tree: Root): Definitions {
  const definitions = new Map<string, string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') {
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
    } else if ('children' in node) {
      for (const child of node.children) visit(child);
    }
  };
  visit(tree);
  return definitions;
}
