import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts of files for code frames, read again and only where there is something to show. */
export function createTextReader(root: string): (path: string) => string | null {
  return (path) => {
    try {
      return readFileSync(join(root, path), 'utf8').replace(/^\uFEFF/, '');
    } catch {
      return null;
    }
  };
}
