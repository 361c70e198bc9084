import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { createDiskSource } from '../../catalog/disk-source.ts';
import { isPostFile } from '../../catalog/post-source.ts';
import type { Config } from '../../config/types.ts';
import { readFrontmatter } from '../../frontmatter/read-frontmatter.ts';
import { compareText } from '../../message/message.ts';
import { nearest } from '../../message/nearest.ts';
import { userErrors } from '../../message/user-errors.ts';
import { oneOf, quote } from '../../message/words.ts';
import { readFields } from '../../postmortem/read-fields.ts';
import type { Fields } from '../../postmortem/schema.ts';

/** A post as far as it matters which one is meant. */
interface Candidate {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly slug: string;
  readonly id: string;
  readonly isOpen: boolean;
  readonly isResolved: boolean;
  readonly date: string;
}

/**
 * Path of the post that an entry is for: the one that `name` (path, file name or id) stands for, else the
 * newest draft, before those that are resolved.
 */
export async function chooseDraft(
  name: string | undefined,
  { root, config, cwd }: { readonly root: string; readonly config: Config; readonly cwd: string },
): Promise<string> {
  const posts = await readCandidates(root, config);
  if (name !== undefined) return findPost(name, posts, { root, cwd });
  const open = posts.filter(({ isOpen }) => isOpen);
  const running = open.filter(({ isResolved }) => !isResolved);
  const [newest, other] = [...(running.length > 0 ? running : open)].sort((a, b) =>
    compareText(b.date, a.date),
  );
  if (newest === undefined) {
    throw userErrors.usage(
      'There is no draft to write to',
      'Begin one with `recount new`, or name a post with --post.',
    );
  }
  if (other !== undefined && other.date === newest.date) {
    throw userErrors.usage(
      `There are several drafts of ${newest.date || 'no date'}`,
      `Name one of them with --post: ${oneOf([newest.path, other.path])}.`,
    );
  }
  return newest.path;
}

async function readCandidates(root: string, config: Config): Promise<readonly Candidate[]> {
  const source = createDiskSource(root, config);
  const candidates: Candidate[] = [];
  for (const path of (await source.list()).posts) {
    const file = await source.read(path);
    if (!isPostFile(file)) continue;
    const slug = (path.split('/').at(-1) ?? path).replace(/\.md$/, '');
    const { frontmatter } = readFrontmatter(file.text);
    const fields: Fields = frontmatter === null ? {} : readFields(frontmatter, config).fields;
    const { id = slug, status, resolved, started, date = '' } = fields;
    candidates.push({
      path,
      slug,
      id,
      isOpen: status === 'draft' || status === 'in-review',
      isResolved: resolved !== undefined,
      date: started ?? date,
    });
  }
  return candidates;
}

function findPost(
  name: string,
  posts: readonly Candidate[],
  { root, cwd }: { readonly root: string; readonly cwd: string },
): string {
  const path = relative(root, resolve(cwd, name)).split(sep).join('/');
  const found = posts.find(
    (post) => post.path === path || post.path === name || post.slug === name || post.id === name,
  );
  if (found !== undefined) return found.path;
  const near = nearest(
    name,
    posts.flatMap(({ slug, id }) => [slug, id]),
  );
  const what = existsSync(resolve(cwd, name)) ? 'is no post of this site' : 'names no post';
  throw userErrors.usage(
    `${quote(name, 200)} ${what}`,
    near === null
      ? 'Give --post a path, the name of a file or an id.'
      : `Did you mean ${quote(near)}?`,
  );
}
