import { compareText } from '../message/message.ts';
import { decodePost } from './decode-post.ts';
import { isPagePath } from './disk-pages.ts';
import type { PostSource } from './post-source.ts';

/** Bytes of posts and pages of the house by their path relative to the root; null: it is gone. */
export type Overlay = ReadonlyMap<string, Uint8Array | null>;

/**
 * A source in which some posts are as `overlay` has them, wherever they come from. Pages of the house, in folder
 * `pages`, are among the files that posts may refer to.
 */
export function overlaySource(source: PostSource, overlay: Overlay, pages: string): PostSource {
  return {
    list: async () => {
      const { posts, assets, messages } = await source.list();
      const own = [...overlay].flatMap(([path, bytes]) => (bytes === null ? [] : [path]));
      const isGiven = (path: string): boolean => !overlay.has(path);
      const isPage = (path: string): boolean => isPagePath(path, pages);
      return {
        posts: [...posts.filter(isGiven), ...own.filter((path) => !isPage(path))].sort(compareText),
        assets: new Set([...[...assets].filter(isGiven), ...own.filter(isPage)].sort(compareText)),
        messages: messages.filter(({ path }) => !overlay.has(path)),
      };
    },
    read: async (path) => {
      const bytes = overlay.get(path);
      if (bytes === undefined || bytes === null) return source.read(path);
      const text = decodePost(Buffer.from(bytes));
      return typeof text === 'string' ? { path, text } : { ...text, level: 'error', path };
    },
  };
}
