import { foldName } from '../message/file-name.ts';
import { userErrors } from '../message/user-errors.ts';
import { outputFile, sitePaths } from '../site/addresses.ts';
import type { SitePlan } from './plan-site.ts';

/**
 * Refuses a site in which two pages or files would be one, if only on a file system that takes names for
 * the same which differ in capitals or normal form. Rules tell of such posts too, but can be turned off.
 */
export function refuseCollisions({ pages, files, catalog }: SitePlan): void {
  const posts = catalog.posts.map(({ postmortem: { slug, path } }) => ({
    file: outputFile(sitePaths.postmortem(slug)),
    owner: path,
  }));
  const ofPosts = new Set(posts.map(({ file }) => file));
  const written = new Set(pages.map(({ file }) => file));
  const all = [
    ...posts.filter(({ file }) => written.has(file)),
    ...[...written, ...files.keys()]
      .filter((file) => !ofPosts.has(file))
      .map((file) => ({ file, owner: file })),
  ];
  const taken = new Map<string, string>();
  for (const { file, owner } of all) {
    const key = foldName(file);
    const other = taken.get(key);
    if (other !== undefined) throw userErrors.sameFile(other, owner, file);
    taken.set(key, owner);
  }
}
