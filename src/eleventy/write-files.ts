import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes files (place below `out` → content) and makes the folders they need. */
export async function writeFiles(
  files: ReadonlyMap<string, Uint8Array>,
  out: string,
): Promise<void> {
  const folders = new Set([...files.keys()].map((file) => dirname(join(out, file))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  for (const [file, content] of files) await writeFile(join(out, file), content);
}
