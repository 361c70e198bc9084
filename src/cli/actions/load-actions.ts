import { createDiskSource } from '../../catalog/disk-source.ts';
import { gatherCatalog } from '../../catalog/gather-catalog.ts';
import { isPostFile } from '../../catalog/post-source.ts';
import type { CompiledPost } from '../../catalog/types.ts';
import { readVersion } from '../../compile/read-version.ts';
import type { Config } from '../../config/types.ts';
import type { PostFile } from '../../document/types.ts';
import type { Day } from '../../postmortem/types.ts';
import { type Survey, surveyCatalog } from '../../site/survey.ts';

/** The action items of a site without anything of the site itself. */
export interface LoadedActions {
  readonly survey: Survey;
  /** Texts of the posts, by path. */
  readonly files: ReadonlyMap<string, PostFile>;
  /** Posts that can't be read. */
  readonly unread: readonly string[];
}

export interface LoadActionsOptions {
  readonly root: string;
  readonly config: Config;
  readonly today: Day;
  readonly drafts: boolean;
}

/** Reads the posts of a site for their action items alone: nothing is checked and no HTML is made. */
export async function loadActions(options: LoadActionsOptions): Promise<LoadedActions> {
  const { root, config, today, drafts } = options;
  const source = createDiskSource(root, config);
  const listing = await source.list();
  const files = new Map<string, PostFile>();
  const unread: string[] = [];
  const posts: CompiledPost[] = [];
  for (const path of listing.posts) {
    const file = await source.read(path);
    const postmortem = isPostFile(file) ? readVersion(file, config) : null;
    if (!isPostFile(file) || postmortem === null) {
      unread.push(path);
      continue;
    }
    files.set(path, file);
    posts.push({ postmortem, messages: [], body: null });
  }
  const survey = surveyCatalog(gatherCatalog(posts, listing.assets), config, { today, drafts });
  return { survey, files, unread };
}
