import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createDiskSource, type SourceFolders } from '../../catalog/disk-source.ts';
import type { PostCache } from '../../catalog/post-cache.ts';
import { isPostFile, type PostSource } from '../../catalog/post-source.ts';
import type { CompiledPost } from '../../catalog/types.ts';

import type { PostFile } from '../../document/types.ts';

/** A source and a cache that read and compile again only what has changed on disk. */
export interface FreshSource {
  readonly source: PostSource;
  readonly cache: PostCache;
}

/**
 * Keeps posts as long as their files are what they were. It asks the disk each time and does not rely on
 * a watcher, which may miss what happens when folders move. Made anew when the configuration changes.
 */
export function createFreshSource(root: string, folders: SourceFolders): FreshSource {
  const disk = createDiskSource(root, folders);
  const files = new Map<string, { readonly state: string; readonly file: PostFile }>();
  const posts = new Map<string, Kept>();
  const stateOf = (path: string): string => fileState(join(root, path));
  const mediaState = (post: CompiledPost): string => (post.media ?? []).map(stateOf).join('\n');
  return {
    source: {
      list: async () => {
        const listing = await disk.list();
        const there = new Set(listing.posts);
        for (const path of files.keys()) if (!there.has(path)) files.delete(path);
        for (const path of posts.keys()) if (!there.has(path)) posts.delete(path);
        return listing;
      },
      read: async (path) => {
        // Asked before reading: a change in between is seen the next time.
        const state = stateOf(path);
        const known = files.get(path);
        if (known !== undefined && known.state === state && state !== missing) return known.file;
        const file = await disk.read(path);
        if (isPostFile(file)) files.set(path, { state, file });
        return file;
      },
    },
    cache: {
      get: (file) => {
        const kept = posts.get(file.path);
        if (kept === undefined || kept.file !== file) return undefined;
        // The sizes of images are part of the HTML.
        return kept.media === mediaState(kept.post) ? kept.post : undefined;
      },
      set: (file, post) => {
        posts.set(file.path, { file, post, media: mediaState(post) });
        return post;
      },
    },
  };
}

interface Kept {
  readonly file: PostFile;
  readonly post: CompiledPost;
  readonly media: string;
}

const missing = 'missing';

/** Changes whenever the file's content may have. */
function fileState(file: string): string {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats === undefined
    ? missing
    : `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`;
}
