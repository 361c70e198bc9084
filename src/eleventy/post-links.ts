import { readLocalAddress } from '../catalog/local-address.ts';
import type { PostLinks } from '../compile/compile-post.ts';
import type { Config } from '../config/types.ts';
import { mediaFile, relativeHref, type SiteFile, sitePaths } from '../site/addresses.ts';
import type { SitePath } from '../site/types.ts';
import type { ImageSize } from './image-size.ts';

/** Where an address in a post leads inside the site. */
export type Target =
  | { readonly kind: 'post'; readonly to: SitePath; readonly anchor: string | undefined }
  | { readonly kind: 'file'; readonly to: SiteFile; readonly path: string };

export interface PostLinkOptions {
  readonly config: Pick<Config, 'posts' | 'pages' | 'public'>;
  /** Size of an image by its path relative to the root; null where there is no such image. */
  readonly imageSize: (path: string) => ImageSize | null;
}

/**
 * Leads the links of posts to where things are in the site: another post or a page of the house to its
 * address, a file beside the posts to its copy below `media/`, an address from the root to a file of
 * `public/`. Anything else stays as it is. Whether there is such a post or file is no matter here, so that
 * the HTML of a post depends on no other post; rules tell of links that lead nowhere.
 */
export function createPostLinks(options: PostLinkOptions): (path: string) => PostLinks {
  return (path) => {
    const from = isBelow(path, options.config.pages)
      ? sitePaths.house(slugOf(path))
      : sitePaths.postmortem(slugOf(path));
    const media = new Set<string>();
    const find = (url: string): Target | null => {
      const target = findTarget(path, url, options.config);
      if (target?.kind === 'file') media.add(target.path);
      return target;
    };
    return {
      link: (url) => {
        const target = find(url);
        if (target === null) return null;
        return relativeHref(from, target.to, target.kind === 'post' ? target.anchor : undefined);
      },
      image: (url) => {
        const target = find(url);
        if (target?.kind !== 'file') return null;
        const { width, height } = options.imageSize(target.path) ?? { width: null, height: null };
        return { href: relativeHref(from, target.to), width, height };
      },
      media: () => [...media],
    };
  };
}

const isBelow = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/** Only what lies right in the folder is a page of the house. */
const isPage = (path: string, pages: string): boolean =>
  isBelow(path, pages) && path.endsWith('.md') && !path.includes('/', pages.length + 1);

/** The name of a post or page in addresses. */
const slugOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.md'.length);

/** Where an address in the post or page at `from` leads inside the site; null: elsewhere. */
export function findTarget(
  from: string,
  url: string,
  config: PostLinkOptions['config'],
): Target | null {
  const address = readLocalAddress(from, url);
  if (address === null || address.name === '') return null;
  const { path, rooted, fragment } = address;
  if (path === null || path === '') return null;
  const { posts } = config;
  const anchor = fragment === null ? undefined : headingAnchor(fragment);
  if (isPage(path, config.pages)) {
    return { kind: 'post', to: sitePaths.house(slugOf(path)), anchor };
  }
  if (!isBelow(path, posts)) {
    // From the root of the site as readers see it.
    const to: SiteFile = `/${path}${address.name.endsWith('/') ? '/' : ''}`;
    return rooted ? { kind: 'file', to, path: `${config.public}/${path}` } : null;
  }
  if (path.endsWith('.md')) {
    return { kind: 'post', to: sitePaths.postmortem(slugOf(path)), anchor };
  }
  return { kind: 'file', to: mediaFile(path.slice(posts.length + 1)), path };
}

/** Authors write `#root-cause`, as on a forge, for a heading whose address is `h-root-cause`. */
const headingAnchor = (name: string): string =>
  /^(?:h|t|ai|c|fn)-/.test(name) ? name : `h-${name}`;
