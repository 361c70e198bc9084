import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a file by its place in a site. */
export type WriteFile = (file: string, content: Uint8Array) => Promise<void>;

/** Writes files below folder `out` and makes the folders they need. */
export function createWriter(out: string): WriteFile {
  const folders = new Set<string>();
  return async (file, content) => {
    const path = join(out, file);
    const folder = dirname(path);
    if (!folders.has(folder)) await mkdir(folder, { recursive: true });
    folders.add(folder);
    await writeFile(path, content);
  };
}
