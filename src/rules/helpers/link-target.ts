import { readLocalAddress } from '../../catalog/local-address.ts';
import type { Catalog } from '../../catalog/types.ts';
import type { Postmortem } from '../../postmortem/types.ts';

/** What an address in a post leads to. */
export type LinkTarget =
  /** Another site, a mail, a query: nothing that can be looked up here. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'post'; readonly post: Postmortem; readonly fragment: string }
  | { readonly kind: 'asset' }
  /** A page of the house; `fragment` is where in it, and `anchors` all there is. */
  | {
      readonly kind: 'page';
      readonly path: string;
      readonly anchors: ReadonlySet<string>;
      readonly fragment: string;
    }
  /** `path` is where it was looked for, relative to the root; null for what leads out of it. */
  | { readonly kind: 'nothing'; readonly path: string | null };

/** Looks up the addresses of posts in a catalog: other posts, pages, files beside them, files of `public/`. */
export function createLinkTargets(catalog: Catalog): (from: Postmortem, url: string) => LinkTarget {
  const posts = new Map(catalog.posts.map(({ postmortem }) => [postmortem.path, postmortem]));
  let ends: ReadonlySet<string> | null = null;
  return (from, url) => {
    const address = readLocalAddress(from.path, url);
    if (address === null) return { kind: 'outside' };
    const { path, name, rooted } = address;
    const fragment = address.fragment ?? '';
    if (name === '') return { kind: 'post', post: from, fragment };
    const post = path === null ? undefined : posts.get(path);
    if (post !== undefined) return { kind: 'post', post, fragment };
    const anchors = path === null ? undefined : catalog.pageAnchors.get(path);
    if (path !== null && anchors !== undefined) return { kind: 'page', path, anchors, fragment };
    if (path !== null && catalog.assets.has(path)) return { kind: 'asset' };
    // An address from the root of the site leads into `public/`, whatever that folder is called.
    if (rooted && path !== null) {
      ends ??= new Set([...catalog.assets].flatMap(endsOf));
      if (ends.has(path)) return { kind: 'asset' };
    }
    return { kind: 'nothing', path };
  };
}

/** What is left of a path without its first folder, its first two, and so on. */
const endsOf = (path: string): string[] =>
  [...path.matchAll(/\//g)].map(({ index }) => path.slice(index + 1));

/** Whether a place in a page of the house has this name. */
export function hasPageAnchor(anchors: ReadonlySet<string>, fragment: string): boolean {
  const name = fragment.replace(/^user-content-/, '');
  return isEverywhere(name) || [name, `h-${name}`].some((meant) => anchors.has(meant));
}

/** Whether a place in a post has this name: a heading, an entry, a cause, an item, a footnote. */
export function hasAnchor(post: Postmortem, fragment: string): boolean {
  const name = fragment.replace(/^user-content-/, '');
  if (isEverywhere(name)) return true;
  const meant = new Set([name, `h-${name}`, `h-${name.toLowerCase()}`]);
  return [post.headings, post.timeline, post.causes, post.actionItems].some((list) =>
    list.some(({ anchor }: { readonly anchor: string }) => meant.has(anchor)),
  );
}

/** The top of a page, and footnotes, which get their addresses when they are rendered. */
const isEverywhere = (name: string): boolean =>
  name === '' || name === 'top' || /^fn(?:ref)?-/.test(name);
