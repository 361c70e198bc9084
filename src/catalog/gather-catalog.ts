import { compareText } from '../message/message.ts';
import type { Catalog, CompiledPost, PageAnchors } from './types.ts';

/**
 * Brings compiled posts together: newest incident first, those without a date last, ties by slug, then
 * by path. Of two posts with one name the first by path answers to it; a rule tells of the other.
 */
export function gatherCatalog(
  compiled: readonly CompiledPost[],
  assets: ReadonlySet<string>,
  pageAnchors: PageAnchors = new Map(),
): Catalog {
  const byPath = [...compiled].sort((a, b) => compareText(a.postmortem.path, b.postmortem.path));
  const bySlug = new Map<string, CompiledPost>();
  for (const post of byPath) addFirst(bySlug, post.postmortem.slug, post);
  // An id is what posts are meant to be named by, so it goes before another post's slug.
  const byName = new Map<string, CompiledPost>();
  for (const post of byPath) addFirst(byName, post.postmortem.id, post);
  for (const post of byPath) addFirst(byName, post.postmortem.slug, post);
  for (const post of byPath) addFirst(byName, post.postmortem.path, post);
  return {
    posts: byPath.sort(compareAge),
    assets,
    bySlug,
    byName,
    pageAnchors,
    history: new Map(),
    updates: [],
  };
}

function addFirst(map: Map<string, CompiledPost>, name: string, post: CompiledPost): void {
  if (!map.has(name)) map.set(name, post);
}

/** The sort is stable, so posts that are equal here stay in the order of their paths. */
function compareAge({ postmortem: a }: CompiledPost, { postmortem: b }: CompiledPost): number {
  return compareText(b.date ?? '', a.date ?? '') || compareText(a.slug, b.slug);
}
