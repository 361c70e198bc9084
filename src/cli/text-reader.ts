import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
      const bytes = overlay.get(path) ?? readFileSync(join(root, path));
      return new TextDecoder().decode(bytes);
    } catch {
      return null;
    }
  };
}
