import { logFormat, parseLog } from './parse-log.ts';
import { datePublication, readUpdates, type VersionReader } from './read-versions.ts';
import type { RunGit } from './run-git.ts';
import { tracePosts } from './trace-posts.ts';
import { type History, type HistoryGap, noHistory, type PostUpdate } from './types.ts';

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
    return await datePublication(git, { posts: tracePosts(parseLog(output)), head, gap: null });
  } catch {
    return gap('failed');
  }
}

/** The past of a site, read again only when there is a new commit. */
export interface SiteHistory {
  /** Of the posts below a folder of the root. */
  readonly read: (folder: string) => Promise<History>;
  /** Of the posts at these paths. `key` stands for all that `reader` depends on. */
  readonly updates: (
    paths: readonly string[],
    reader: VersionReader,
    key: string,
  ) => Promise<readonly PostUpdate[]>;
}

/** Remembers what was read last: of a site that is served while it is written, hardly anything is new. */
export function createHistory(git: RunGit): SiteHistory {
  let last: { readonly folder: string; readonly history: History } | null = null;
  let known: { readonly key: string; readonly updates: readonly PostUpdate[] } | null = null;
  return {
    read: async (folder) => {
      const head = last === null ? null : await headOf(git);
      if (last === null || last.folder !== folder || head !== last.history.head || head === null) {
        last = { folder, history: await readHistory(git, folder) };
      }
      return last.history;
    },
    updates: async (paths, reader, key) => {
      const history = last?.history ?? noHistory;
      const whole = JSON.stringify([history.head, key, paths]);
      if (known?.key !== whole) {
        known = { key: whole, updates: await readUpdates(git, history, paths, reader) };
      }
      return known.updates;
    },
  };
}

const headOf = (git: RunGit): Promise<string | null> =>
  git(['rev-parse', '--verify', 'HEAD']).then(
    (output) => output.toString().trim(),
    () => null,
  );

const gap = (why: HistoryGap): History => ({ ...noHistory, gap: why });
