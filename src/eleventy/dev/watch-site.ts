import { sep } from 'node:path';
import { watch } from 'chokidar';
import { configNames } from '../../config/load-config.ts';
import { textsNames } from '../../render/load-house.ts';

/** Parts of a site that pages are made from, relative to its root. */
export interface WatchedFolders {
  readonly posts: string;
  readonly pages: string;
  readonly templates: string;
  readonly public: string;
}

/**
 * Calls `onChange` after anything changed in the folders or in the configuration of the site at `root`
 * (absolute), once for what comes together. Folders may come and go. Ends with the returned function.
 */
export async function watchSite(
  root: string,
  folders: WatchedFolders,
  onChange: () => void,
): Promise<() => Promise<void>> {
  const files = new Set(
    [...configNames, ...textsNames, 'package.json'].map((name) => root + sep + name),
  );
  const watched = [folders.posts, folders.pages, folders.templates, folders.public].map(
    (folder) => root + sep + folder.replaceAll('/', sep),
  );
  // The root itself is watched for folders that are made later, but nothing else in it.
  const isWatched = (path: string): boolean =>
    path === root ||
    files.has(path) ||
    watched.some((folder) => isInside(folder, path) || isInside(path, folder));
  let timer: NodeJS.Timeout | null = null;
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (path) => !isWatched(path),
  });
  watcher.on('all', () => {
    // Not put off by what follows: somebody who never stops writing sees changes too.
    timer ??= setTimeout(() => {
      timer = null;
      onChange();
    }, 30);
  });
  // Too many folders for the system: what is looked at is still read anew, only nobody is told.
  watcher.on('error', () => {});
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  return async () => {
    if (timer !== null) clearTimeout(timer);
    await watcher.close();
  };
}

const isInside = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder + sep);
