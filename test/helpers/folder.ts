import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export { readFiles } from './read-files.ts';

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
