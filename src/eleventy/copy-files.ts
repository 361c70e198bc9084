import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Copies under way at once: few enough for systems that let a process open 256 files. */
const atOnce = 16;

/** Copies files (place below `out` → absolute path) and makes the folders they need. */
export async function copyFiles(files: ReadonlyMap<string, string>, out: string): Promise<void> {
  const folders = new Set([...files.keys()].map((file) => dirname(join(out, file))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  const waiting = files.entries();
  const worker = async (): Promise<void> => {
    for (const [file, source] of waiting) {
      await copyFile(source, join(out, file), constants.COPYFILE_FICLONE);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
