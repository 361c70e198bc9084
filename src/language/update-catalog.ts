import { gatherCatalog } from '../catalog/gather-catalog.ts';
import type { Catalog, CompiledPost } from '../catalog/types.ts';

/** Makes catalogs one after the other, each from nearly the same posts. */
export interface CatalogKeeper {
  /** What `gatherCatalog` gives for these posts, in any order, and files. */
  readonly gather: (posts: readonly CompiledPost[], assets: ReadonlySet<string>) => Catalog;
}

/**
 * Keeps the last catalog: where one post was edited and its names and date are as they were, nothing is
 * sorted again.
 */
export function createCatalogKeeper(): CatalogKeeper {
  let last: Catalog | null = null;
  let byPath: ReadonlyMap<string, CompiledPost> = new Map();

  return {
    gather: (posts, assets) => {
      const changed = posts.filter((post) => byPath.get(post.postmortem.path) !== post);
      const isSame = last !== null && last.assets === assets && posts.length === byPath.size;
      if (last !== null && isSame && changed.length === 0) return last;
      const [post] = changed;
      const before = post && byPath.get(post.postmortem.path);
      last =
        last !== null && isSame && changed.length === 1 && post && before && isAlike(post, before)
          ? replacePost(last, before, post)
          : gatherCatalog(posts, assets);
      byPath = new Map(posts.map((one) => [one.postmortem.path, one]));
      return last;
    },
  };
}

/** Whether two versions of a post stand in the same place of a catalog, under the same names. */
const isAlike = ({ postmortem: a }: CompiledPost, { postmortem: b }: CompiledPost): boolean =>
  a.id === b.id && a.slug === b.slug && a.date === b.date;

function replacePost(catalog: Catalog, before: CompiledPost, after: CompiledPost): Catalog {
  const { slug, id, path } = after.postmortem;
  const renew = (
    map: ReadonlyMap<string, CompiledPost>,
    names: readonly string[],
  ): ReadonlyMap<string, CompiledPost> => {
    const next = new Map(map);
    // Of two posts with one name only the first answers to it.
    for (const name of names) if (map.get(name) === before) next.set(name, after);
    return next;
  };
  return {
    ...catalog,
    posts: catalog.posts.map((post) => (post === before ? after : post)),
    bySlug: renew(catalog.bySlug, [slug]),
    byName: renew(catalog.byName, [id, slug, path]),
  };
}
