import { compareText } from '../message/message.ts';
import type { Postmortem } from '../postmortem/types.ts';
import { compareVersions } from './compare-versions.ts';
import type { RunGit } from './run-git.ts';
import type { History, PostChange, PostHistory, PostUpdate } from './types.ts';

/** Changes that are looked at for updates: twice as many versions are read, some milliseconds each. */
const mostChanges = 150;

/** How old versions are read, for whom the site is made. */
export interface VersionReader {
  /** What a text says without its internal parts where they are not shown; null where it can't be read. */
  readonly read: (path: string, text: string) => Postmortem | null;
  readonly isShown: (version: Postmortem) => boolean;
}

/**
 * The newest changes of the posts at `paths` as facts, newest first. A post that is not among them is
 * never read: it may not be for the readers of this site.
 */
export async function readUpdates(
  git: RunGit,
  { posts }: History,
  paths: readonly string[],
  { read, isShown }: VersionReader,
): Promise<PostUpdate[]> {
  const changes = paths
    .flatMap((path) => (posts.get(path)?.changes ?? []).map((change) => ({ path, change })))
    .filter(({ change }) => change.before !== null && change.before !== change.after)
    .sort(
      (a, b) =>
        compareText(b.change.instant, a.change.instant) ||
        compareText(a.path, b.path) ||
        compareText(a.change.hash, b.change.hash),
    )
    .slice(0, mostChanges);
  const texts = await readBlobs(
    git,
    changes.flatMap(({ change }) => [change.before ?? '', change.after]),
  );
  const known = new Map<string, Postmortem | null>();
  const versionOf = (path: string, blob: string): Postmortem | null => {
    const key = `${blob} ${path}`;
    const text = texts.get(blob);
    const version = known.get(key) ?? (text === undefined ? null : read(path, text));
    known.set(key, version);
    return version;
  };
  return changes.flatMap(({ path, change }) => {
    const { hash, instant, before, after, pathBefore } = change;
    const old = versionOf(pathBefore, before ?? '');
    const now = versionOf(change.path, after);
    const facts = old === null || now === null ? [] : compareVersions(old, now, isShown);
    return facts.length === 0 ? [] : [{ path, hash, instant, facts }];
  });
}

/**
 * Finds when each post was first finished. Most were so when they came; only of the others are later
 * versions read.
 */
export async function datePublication(git: RunGit, history: History): Promise<History> {
  const oldestFirst = [...history.posts.values()].map(({ changes }) => changes.toReversed());
  const firsts = oldestFirst.flatMap(([first]) => first?.after ?? []);
  const drafts = new Set<string>();
  for (const [blob, text] of await readBlobs(git, firsts)) if (isDraft(text)) drafts.add(blob);
  const isBegun = ([first]: readonly PostChange[]): boolean => drafts.has(first?.after ?? '');
  const later = oldestFirst.filter(isBegun).flatMap((changes) => changes.map(({ after }) => after));
  for (const [blob, text] of await readBlobs(git, later)) if (isDraft(text)) drafts.add(blob);
  const dated = [...history.posts].map(([path, post]): [string, PostHistory] => {
    const first = post.changes.findLast(({ after }) => !drafts.has(after));
    const isLater = first !== undefined && first !== post.changes.at(-1);
    return [path, isLater ? { ...post, published: first.instant } : post];
  });
  return { ...history, posts: new Map(dated) };
}

/** Whether the frontmatter gives a post the status of a draft. Only its lines are looked at: there are thousands. */
const isDraft = (text: string): boolean =>
  /^["']?status["']?[ \t]{0,9}[:=][ \t]{0,9}["']?(?:draft|in[ _-]?review)/im.test(
    text.slice(0, 4000),
  );

/** Texts by their object names; those that are missing or are no text are left out. */
async function readBlobs(git: RunGit, ids: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const asked = [...new Set(ids)].filter(Boolean);
  // Bounds what is in memory at once.
  for (let from = 0; from < asked.length; from += 2000) {
    const input = `${asked.slice(from, from + 2000).join('\n')}\n`;
    const output = await git(['cat-file', '--batch'], input);
    for (let at = 0; at < output.length; ) {
      const end = output.indexOf(10, at);
      const [id = '', type, size] = output.toString('latin1', at, end).split(' ');
      at = end + 1;
      if (type !== 'blob') continue;
      const length = Number(size);
      texts.set(id, output.toString('utf8', at, at + length));
      at += length + 1;
    }
  }
  return texts;
}
