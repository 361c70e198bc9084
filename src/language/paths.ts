import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Paths of posts, relative to the root of the site, and the addresses that editors have for them. */
export interface Paths {
  /** Null for what is no file below the root. */
  readonly toPath: (uri: string) => string | null;
  readonly toUri: (path: string) => string;
}

/** `root` is absolute. */
export function createPaths(root: string): Paths {
  const base = pathToFileURL(root.endsWith(sep) ? root : root + sep);
  return {
    toPath: (uri) => {
      const file = filePath(uri);
      if (file === null) return null;
      return isBelow(file, root) ? relative(root, file).split(sep).join('/') : null;
    },
    toUri: (path) => new URL(path.split('/').map(encodeURIComponent).join('/'), base).href,
  };
}

/** The file that a `file:` address names, or null. */
export function filePath(uri: string): string | null {
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

/** Whether a file is in a folder or below it; both are absolute paths. */
export function isBelow(file: string, root: string): boolean {
  const path = relative(root, file).split(sep).join('/');
  return path !== '' && path !== '..' && !path.startsWith('../') && !/^[a-z]:/i.test(path);
}
