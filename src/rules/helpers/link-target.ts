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
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/|\?|$)/i.test(url)) return { kind: 'outside' };
    const [, written = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
    if (written === '') return { kind: 'post', post: from, fragment: decode(fragment) };
    const name = decode(written);
    const folder = name.startsWith('/') ? '' : from.path.slice(0, from.path.lastIndexOf('/'));
    const path = joinPath(folder, name);
    const post = path === null ? undefined : posts.get(path);
    if (post !== undefined) return { kind: 'post', post, fragment: decode(fragment) };
    if (path !== null && catalog.assets.has(path)) return { kind: 'asset' };
    // An address from the root of the site leads into `public/`, whatever that folder is called.
    if (name.startsWith('/') && [...catalog.assets].some((asset) => asset.endsWith(name))) {
      return { kind: 'asset' };
    }
    return { kind: 'nothing', path };
  };
}

/** Joins and normalises; null for what leads out of the root. */
function joinPath(folder: string, name: string): string | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of name.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
