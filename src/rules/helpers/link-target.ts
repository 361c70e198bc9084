import { readLocalAddress } from '../../catalog/local-address.ts';
import type { Catalog } from '../../catalog/types.ts';
import type { Postmortem } from '../../postmortem/types.ts';

/** What an address in a post leads to. */
export type LinkTarget =
  /** Another site, a mail, a query: nothing that can be looked up here. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'post'; readonly post: Postmortem; readonly fragment: string }
  | { readonly kind: 'asset' }
  /** `path` is where it was looked for, relative to the root; null for what leads out of it. */
  | { readonly kind: 'nothing'; readonly path: string | null };

/** Looks up the addresses of posts in a catalog: other posts, files beside them, files of `public/`. */
export function createLinkTargets(catalog: Catalog): (from: Postmortem, url: string) => LinkTarget {
  const posts = new Map(catalog.posts.map(({ postmortem }) => [postmortem.path, postmortem]));
  return (from, url) => {
    const address = readLocalAddress(from.path, url);
    if (address === null) return { kind: 'outside' };
    const { path, name, rooted } = address;
    const fragment = address.fragment ?? '';
    if (name === '') return { kind: 'post', post: from, fragment };
    const post = path === null ? undefined : posts.get(path);
    if (post !== undefined) return { kind: 'post', post, fragment };
    if (path !== null && catalog.assets.has(path)) return { kind: 'asset' };
    // An address from the root of the site leads into `public/`, whatever that folder is called.
    if (rooted && [...catalog.assets].some((asset) => asset.endsWith(name))) {
      return { kind: 'asset' };
    }
    return { kind: 'nothing', path };
  };
}

/** Whether a place in a post has this name: a heading, an entry, a cause, an item, a footnote. */
export function hasAnchor(post: Postmortem, fragment: string): boolean {
  const name = fragment.replace(/^user-content-/, '');
  // The top of the page, and footnotes, which get their addresses when they are rendered.
  if (name === '' || name === 'top' || /^fn(?:ref)?-/.test(name)) return true;
  const meant = new Set([name, `h-${name}`, `h-${name.toLowerCase()}`]);
  return [post.headings, post.timeline, post.causes, post.actionItems].some((list) =>
    list.some(({ anchor }: { readonly anchor: string }) => meant.has(anchor)),
  );
}
