import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All files below a folder by path, in the order of code units, without those of the cache. */
export function readFiles(root: string): Record<string, Buffer> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith('.recount-cache/'))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path))]));
}
