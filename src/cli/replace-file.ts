import { randomBytes } from 'node:crypto';
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { asUserError } from '../message/file-failure.ts';

/**
 * Puts `after` in the place of a file that held `before`, whole or not at all; mode and byte-order mark
 * stay, and of a link it is the target that is written. False, and nothing written, where the file
 * holds something else by now.
 */
export async function replaceFile(file: string, before: string, after: string): Promise<boolean> {
  try {
    const target = await realpath(file);
    const held = await readFile(target, 'utf8');
    const mark = held.startsWith('\uFEFF') ? '\uFEFF' : '';
    if (held !== mark + before) return false;
    const beside = join(
      dirname(target),
      `.${basename(target)}.${randomBytes(4).toString('hex')}.tmp`,
    );
    try {
      await writeFile(beside, mark + after, {
        mode: (await stat(target)).mode,
        flag: 'wx',
        flush: true,
      });
      await rename(beside, target);
    } finally {
      await rm(beside, { force: true });
    }
    return true;
  } catch (error) {
    throw asUserError(error, file);
  }
}
