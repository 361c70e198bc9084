import { hash as hashText } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDiskPostCache, type DiskPostCache } from '../catalog/disk-post-cache.ts';
import { fileState } from '../catalog/disk-state.ts';
import type { CompileSetup } from './create-compile.ts';
import { createImageSizes } from './image-size.ts';

/** Folder of the cache in the folder of a site. It can be deleted at any time. */
const cacheFolder = '.recount-cache';

/** Absolute path of the folder of the cache of the site at `root`. */
export const cachePlace = (root: string): string => join(root, cacheFolder);

/** Opens the cache of the posts of a site; where `folder` is null nothing is kept after the run. */
export function openPostCache(setup: CompileSetup, folder: string | null): DiskPostCache {
  const { root, config, today, html } = setup;
  const size = createImageSizes(root);
  // What only whole pages tell is left out, so that another address of the site changes no post.
  const { title, description, url, out, templates, public: _, ...ofPosts } = config;
  return createDiskPostCache({
    root,
    folder,
    key: hash(programKey(), today, JSON.stringify([ofPosts, config.public])),
    html,
    mediaState: (path) => JSON.stringify(size(path)),
  });
}

/**
 * Runs `work` with the cache of the posts of a site. Where what was remembered is broken the whole cache is
 * deleted and the work begins again without one.
 */
export async function withPostCache<T>(
  setup: CompileSetup,
  folder: string | null,
  work: (cache: DiskPostCache) => Promise<T>,
): Promise<T> {
  const cache = openPostCache(setup, folder);
  try {
    return await work(cache);
  } catch (error) {
    if (!cache.isBroken() || folder === null) throw error;
  } finally {
    cache.close();
  }
  rmSync(folder, { recursive: true, force: true });
  return withPostCache(setup, null, work);
}

export const hash = (...texts: readonly string[]): string => {
  let all = '';
  for (const text of texts) all += `${text.length}:${text}`;
  // At once, which for short texts takes half the time of a hash that grows.
  return hashText('sha1', all, 'base64url');
};

/** The compiled program, or its source where it runs from that. */
const programFolder = fileURLToPath(new URL('..', import.meta.url));
const packageFolder = fileURLToPath(new URL('../../', import.meta.url));

let known: string | undefined;

/**
 * Changes with every version of Recount and of the packages that it uses: told by its files and by
 * the list that npm keeps of what it installed.
 */
export function programKey(): string {
  if (known !== undefined) return known;
  const sums = readdirSync(programFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(file);
      return `${file.slice(programFolder.length)} ${size} ${mtimeMs}`;
    });
  const lists = ['node_modules/.package-lock.json', '../.package-lock.json'].map((name) =>
    fileState(join(packageFolder, name)),
  );
  known = hash(process.version, ...sums.sort(), ...lists);
  return known;
}
