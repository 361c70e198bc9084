import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalog, CompiledPost } from '../catalog/types.ts';
import type { Config } from '../config/types.ts';
import { runsAsPage } from '../rules/active-file.ts';
import { mediaFile, outputFile } from '../site/addresses.ts';
import { isDrawing, readScript } from './check-drawings.ts';

/** The package itself, from `src/eleventy/` and `dist/eleventy/` alike. */
const packageFolder = fileURLToPath(new URL('../../', import.meta.url));

/** What reloads pages while somebody writes, and what the compiler notes: of no use in a finished site. */
const isOurs = /^dev\/|(?:^|\/)\./;

/**
 * The files that are copied as they are: place in the site → absolute path. The package's style sheet and
 * scripts, over them the site's `public/`, and what published posts and pages show or link to, unless a browser would
 * run scripts in it.
 */
export async function siteFiles(
  root: string,
  config: Pick<Config, 'posts' | 'public'>,
  catalog: Catalog,
  shown: readonly Pick<CompiledPost, 'media'>[],
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const [folder, below] of [
    [join(packageFolder, 'public'), ''],
    [join(packageFolder, 'dist/browser'), 'assets/'],
  ] as const) {
    for (const name of await filesBelow(folder)) {
      if (!isOurs.test(name)) files.set(below + name, join(folder, name));
    }
  }
  const fromPublic = `${config.public}/`;
  for (const path of catalog.assets) {
    if (path.startsWith(fromPublic)) files.set(path.slice(fromPublic.length), join(root, path));
  }
  const fromPosts = `${config.posts}/`;
  for (const path of new Set(shown.flatMap(({ media = [] }) => media))) {
    if (!path.startsWith(fromPosts) || !catalog.assets.has(path)) continue;
    // A rule tells of them, but an author can silence one.
    if (runsAsPage.test(path)) continue;
    if (isDrawing(path, config) && (await readScript(root, path)) !== null) continue;
    files.set(outputFile(mediaFile(path.slice(fromPosts.length))), join(root, path));
  }
  return files;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
