import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
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

/** Letters that are gathered before they are written. */
const enough = 1 << 18;

/** Writes a text of any length to a file (absolute path), and makes the folders it needs. */
export function writePieces(path: string, pieces: Iterable<string>): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  try {
    let some: string[] = [];
    let letters = 0;
    const write = (): void => {
      writeFileSync(file, some.join(''));
      some = [];
      letters = 0;
    };
    for (const piece of pieces) {
      some.push(piece);
      letters += piece.length;
      if (letters >= enough) write();
    }
    write();
  } finally {
    closeSync(file);
  }
}
