import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Files by their path relative to a folder, with `/`. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Makes a folder with files that is gone after the test; its absolute path. */
export function makeFolder(files: Files = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'recount-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  putFiles(root, files);
  return root;
}

export function putFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** All files below a folder by path, in the order of code units, without those of the cache. */
export function readFiles(root: string): Record<string, Buffer> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith('.recount-cache/'))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path))]));
}
