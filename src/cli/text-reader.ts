import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { maxPostBytes } from '../catalog/decode-post.ts';
import type { Overlay } from '../catalog/overlay-source.ts';

/**
 * Texts of files for code frames, read again and only where there is something to show. Files of
 * `overlay` are as it has them.
 */
export function createTextReader(
  root: string,
  overlay: Overlay = new Map(),
): (path: string) => string | null {
  return (path) => {
    try {
      const bytes = overlay.get(path) ?? readPlain(join(root, path));
      return bytes === null ? null : new TextDecoder().decode(bytes);
    } catch {
      return null;
    }
  };
}

/** What was refused as a post has no line to show: a pipe would be waited for without end, a disk image fill memory. */
function readPlain(file: string): Buffer | null {
  const stats = statSync(file);
  return stats.isFile() && stats.size <= maxPostBytes ? readFileSync(file) : null;
}
