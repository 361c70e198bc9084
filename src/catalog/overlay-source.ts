import { compareText } from '../message/message.ts';
import { decodePost } from './decode-post.ts';
import type { PostSource } from './post-source.ts';

/** Bytes of posts by their path relative to the root; null: the post is gone. */
export type Overlay = ReadonlyMap<string, Uint8Array | null>;

/** A source in which some posts are as `overlay` has them, wherever they come from. */
export function overlaySource(source: PostSource, overlay: Overlay): PostSource {
  return {
    list: async () => {
      const { posts, assets, messages } = await source.list();
      const others = posts.filter((path) => !overlay.has(path));
      const own = [...overlay].flatMap(([path, bytes]) => (bytes === null ? [] : [path]));
      return {
        posts: [...others, ...own].sort(compareText),
        assets,
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
