import { compareText } from '../message/message.ts';
import { facetSlugs, type ListKey, sitePaths } from './addresses.ts';
import type { FacetLink } from './survey.ts';

/**
 * Links for the values of a facet, as all posts write them. `DNS` and `dns` are one value with one
 * page and one and the same link; its name is the spelling that most posts use.
 */
export function createFacetLinks(
  kind: ListKey,
  names: readonly string[],
  label: (name: string) => string = (name) => name,
): (name: string) => FacetLink {
  const slugs = facetSlugs(names);
  const uses = new Map<string, number>();
  for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  const links = new Map<string, FacetLink>();
  const byUse = [...slugs].sort(
    ([a], [b]) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || compareText(a, b),
  );
  for (const [name, slug] of byUse) {
    if (!links.has(slug)) {
      links.set(slug, { name, label: label(name), path: sitePaths.facet(kind, slug) });
    }
  }
  return (name) =>
    links.get(slugs.get(name) ?? '') ?? { name, label: name, path: sitePaths.facets(kind) };
}
