import { constants, copyFileSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { marker } from './output-folder.ts';
import { type FileRecord, type SiteRecord, writtenState } from './site-record.ts';

/** The files of a record that are in folder `out` as they were written. */
export function findUntouched(record: SiteRecord, out: string): Map<string, FileRecord> {
  const untouched = new Map<string, FileRecord>();
  for (const [file, known] of record.files) {
    if (writtenState(join(out, file)) === known.state) untouched.set(file, known);
  }
  return untouched;
}

/** Whether folder `out` holds these files and no other. */
export function holdsOnly(out: string, files: ReadonlyMap<string, unknown>): boolean {
  let count = 0;
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const file = join(entry.parentPath, entry.name)
      .slice(out.length + 1)
      .replaceAll('\\', '/');
    if (file === marker) continue;
    if (!files.has(file)) return false;
    count++;
  }
  return count === files.size;
}

/**
 * Brings files (place in folder `to` → place in folder `from`) into another folder, as further names of the same
 * files where the disk allows that.
 */
export function linkFiles(
  files: Iterable<readonly [place: string, before: string]>,
  from: string,
  to: string,
): void {
  const makeFolder = createFolderMaker();
  let canLink = true;
  for (const [place, before] of files) {
    const target = join(to, place);
    makeFolder(dirname(target));
    if (canLink) {
      try {
        linkSync(join(from, before), target);
        continue;
      } catch {
        canLink = false;
      }
    }
    copyFileSync(join(from, before), target, constants.COPYFILE_FICLONE);
  }
}

/** Makes each folder once, after the one that it is in: to ask whether that is there takes longer than to make it. */
function createFolderMaker(): (folder: string) => void {
  const made = new Set<string>();
  return function make(folder) {
    if (made.has(folder)) return;
    made.add(folder);
    try {
      mkdirSync(folder);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return;
      if (code !== 'ENOENT') throw error;
      make(dirname(folder));
      mkdirSync(folder);
    }
  };
}
