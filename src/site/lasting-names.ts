import type { PostHistory } from '../history/types.ts';
import { compareText } from '../message/message.ts';
import type { Postmortem } from '../postmortem/types.ts';

/**
 * What feeds and calendars know each post by, by path: its `id`, else the name that its file had first, as
 * far as git tells. So a file that is renamed is no new item. Where a younger post has taken over a name, it
 * goes by the instant at which it came in besides.
 */
export function lastingNames(
  posts: readonly Postmortem[],
  history: ReadonlyMap<string, PostHistory>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const unnamed = posts.filter(({ path, id, fields }) => {
    if (fields.id === undefined) return true;
    names.set(path, id);
    taken.add(id);
    return false;
  });
  const aged = unnamed.map(({ path, slug }) => {
    const past = history.get(path);
    const first = past?.changes.at(-1)?.path;
    return { path, name: first === undefined ? slug : slugOf(first), created: past?.created ?? '' };
  });
  // What is in no commit yet is the youngest.
  aged.sort((a, b) => compareText(a.created || '\u{10ffff}', b.created || '\u{10ffff}'));
  for (const { path, name, created } of aged) {
    names.set(path, taken.has(name) ? `${name} ${created}` : name);
    taken.add(name);
  }
  return names;
}

const slugOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.md'.length);
