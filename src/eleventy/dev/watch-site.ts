import { basename, join, sep } from 'node:path';
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
 * Calls `onChange` with the path, relative to `root` (absolute), of anything that changed in the folders or in
 * the configuration of a site; often several times for one change. Folders may come and go. Ends with the
 * returned function.
 */
export async function watchSite(
  root: string,
  folders: WatchedFolders,
  onChange: (path: string) => void,
): Promise<() => Promise<void>> {
  const files = new Set(
    [...configNames, ...textsNames, 'package.json'].map((name) => root + sep + name),
  );
  const watched = [folders.posts, folders.pages, folders.templates, folders.public].map(
    (folder) => root + sep + folder.replaceAll('/', sep),
  );
  const isMade = (path: string): boolean =>
    files.has(path) || watched.some((folder) => isInside(folder, path));
  // The root itself is watched for folders that are made later, but nothing else in it.
  const isWatched = (path: string): boolean =>
    path === root || isMade(path) || watched.some((folder) => isInside(path, folder));
  const tell = (path: string): void =>
    onChange(path.slice(root.length + sep.length).replaceAll(sep, '/'));
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (path) => !isWatched(path),
  });
  watcher.on('all', (_event, path) => tell(path));
  // The library tells of a file once in 50 ms and not of what is written after that; the system tells of all.
  watcher.on('raw', (_event, name, details) => {
    const at = (details as { readonly watchedPath?: string } | undefined)?.watchedPath ?? '';
    const path = basename(at) === name ? at : join(at, name ?? '');
    if (isMade(path) && !passing.test(basename(path))) tell(path);
  });
  // Too many folders for the system: what is looked at is still read anew, only nobody is told.
  watcher.on('error', () => {});
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  return () => watcher.close();
}

/** Names of what editors leave for a moment. */
const passing = /^\.|~$|^4913$/;

const isInside = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder + sep);
