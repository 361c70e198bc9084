import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../message/message.ts';
import { userErrors } from '../message/user-errors.ts';

/**
 * Paths of the pages of the house, relative to the root: Markdown files right in a folder that may not be
 * there. What starts with a dot or is a link is none.
 */
export async function listPages(root: string, folder: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /^[^.].{0,250}\.md$/s.test(entry.name))
      .map(({ name }) => `${folder}/${name}`)
      .sort(compareText);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw userErrors.unreadable(folder, code ?? String(error));
  }
}
