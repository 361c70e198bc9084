import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../message/message.ts';
import { userErrors } from '../message/user-errors.ts';

/** Whether a path, relative to the root, may be one of a page of the house: a Markdown file right in its folder. */
export const isPagePath = (path: string, folder: string): boolean =>
  path.startsWith(`${folder}/`) && /^[^./][^/]{0,250}\.md$/.test(path.slice(folder.length + 1));

/**
 * Paths of the pages of the house, relative to the root: Markdown files right in a folder that may not be
 * there. What starts with a dot or is a link is none.
 */
export async function listPages(root: string, folder: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => `${folder}/${name}`)
      .filter((path) => isPagePath(path, folder))
      .sort(compareText);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw userErrors.unreadable(folder, code ?? String(error));
  }
}
