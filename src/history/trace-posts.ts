import type { LoggedCommit } from './parse-log.ts';
import type { PostChange, PostHistory } from './types.ts';

/** Posts that come in with one commit; more of them did not come out that day. */
const mostAtOnce = 5;

/**
 * The past of every path, from commits that are given oldest first. A post keeps its past when it is
 * renamed; on a branch beside, where it still has its old name, the changes are its own too.
 */
export function tracePosts(commits: readonly LoggedCommit[]): ReadonlyMap<string, PostHistory> {
  const byPath = new Map<string, PostChange[]>();
  /** Names that no post has now: what is new under one of them is another post. */
  const left = new Set<string>();
  const imports = new Set<string>();
  for (const { hash, instant, subject, files } of commits) {
    // All names of a commit change at once: two posts may swap theirs.
    const found = files.map(({ before, after }) => {
      if (before !== null) return byPath.get(before.path);
      return after === null || left.has(after.path) ? undefined : byPath.get(after.path);
    });
    const taken = new Map<string, PostChange[]>();
    for (const [index, { before, after }] of files.entries()) {
      if (after === null) continue;
      const changes = found[index] ?? [];
      changes.push({
        ...{ hash, instant, subject, path: after.path, pathBefore: before?.path ?? after.path },
        ...{ before: before?.blob ?? null, after: after.blob },
      });
      taken.set(after.path, changes);
    }
    if (files.filter(({ before }) => before === null).length > mostAtOnce) imports.add(hash);
    for (const { before, after } of files) {
      if (before !== null && after?.path !== before.path) left.add(before.path);
    }
    for (const { before, after } of files) {
      if (after !== null && after.path !== before?.path) left.delete(after.path);
    }
    for (const [path, changes] of taken) byPath.set(path, changes);
  }
  for (const path of left) byPath.delete(path);
  return new Map([...byPath].map(([path, changes]) => [path, toHistory(changes, imports)]));
}

function toHistory(changes: readonly PostChange[], imports: ReadonlySet<string>): PostHistory {
  const newestFirst = changes.toReversed();
  const instants = changes.map(({ instant }) => instant).sort();
  const [created] = instants;
  const changed = instants.at(-1);
  if (created === undefined || changed === undefined) throw new Error('Expected a change');
  const published = imports.has(changes[0]?.hash ?? '') ? null : created;
  return { created, published, changed, changes: newestFirst };
}
