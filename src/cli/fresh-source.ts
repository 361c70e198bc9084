import { join } from 'node:path';
import { createDiskSource, type SourceFolders } from '../catalog/disk-source.ts';
import { fileState } from '../catalog/disk-state.ts';
import { isPostFile, type PostSource } from '../catalog/post-source.ts';
import type { PostFile } from '../document/types.ts';

/**
 * Posts on disk, read again only when their files have changed. It asks the disk each time and relies on no
 * watcher, which may miss what happens when folders move.
 */
export function createFreshSource(root: string, folders: SourceFolders): PostSource {
  const disk = createDiskSource(root, folders);
  const known = new Map<string, PostFile>();
  return {
    list: async () => {
      const listing = await disk.list();
      const there = new Set(listing.posts);
      for (const path of known.keys()) if (!there.has(path)) known.delete(path);
      return listing;
    },
    read: async (path) => {
      const before = known.get(path);
      const isSame = before?.state !== undefined && before.state === fileState(join(root, path));
      if (isSame) return before;
      const file = await disk.read(path);
      if (isPostFile(file)) known.set(path, file);
      return file;
    },
  };
}
