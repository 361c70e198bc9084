import { logFormat, parseLog } from './parse-log.ts';
import type { RunGit } from './run-git.ts';
import { tracePosts } from './trace-posts.ts';
import { type History, type HistoryGap, noHistory } from './types.ts';

/** Similar files among more are not looked for: the time it takes grows with the square. */
const mostRenames = 1000;

/**
 * Reads the past of the posts below `folder` in one pass over the log. It says why where there is nothing to
 * read; a clone without all of its past would give wrong days, so it counts as none.
 */
export async function readHistory(git: RunGit, folder: string): Promise<History> {
  let head: string;
  try {
    const state = (await git(['rev-parse', '--is-shallow-repository'])).toString().trim();
    if (state === 'true') return gap('shallow');
  } catch (error) {
    return gap((error as { code?: unknown }).code === 'ENOENT' ? 'no-git' : 'no-repository');
  }
  try {
    head = (await git(['rev-parse', '--verify', 'HEAD'])).toString().trim();
  } catch {
    return gap('no-commits');
  }
  try {
    const output = await git([
      ...['log', head, '--reverse', '--topo-order', '--relative', '-M', `-l${mostRenames}`],
      ...logFormat,
      ...['--', folder],
    ]);
    return { posts: tracePosts(parseLog(output)), head, gap: null };
  } catch {
    return gap('failed');
  }
}

/** The same, and read again only when there is a new commit. */
export function createHistory(git: RunGit): (folder: string) => Promise<History> {
  let last: { readonly folder: string; readonly history: History } | null = null;
  return async (folder) => {
    const head = last === null ? '' : await headOf(git);
    if (last === null || last.folder !== folder || head === null || head !== last.history.head) {
      last = { folder, history: await readHistory(git, folder) };
    }
    return last.history;
  };
}

const headOf = (git: RunGit): Promise<string | null> =>
  git(['rev-parse', '--verify', 'HEAD']).then(
    (output) => output.toString().trim(),
    () => null,
  );

const gap = (why: HistoryGap): History => ({ ...noHistory, gap: why });
