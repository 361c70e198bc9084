import { folderName, foldName } from '../message/file-name.ts';
import { compareText } from '../message/message.ts';
import { quote } from '../message/words.ts';
import type { Postmortem } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';

export const duplicateId = defineRule({
  id: 'duplicate-id',
  description: 'No two posts have the same id or the same address.',
  scope: 'catalog',
  level: 'error',
  options: {},
  *check({ posts }) {
    const ids = new Map<string, string>();
    const slugs = new Map<string, string>();
    // By path, so that the message is in the same post whatever the order of the catalog.
    const ordered = posts
      .map(({ postmortem }) => postmortem)
      .sort((a, b) => compareText(a.path, b.path));
    for (const postmortem of ordered) {
      const { path, id, slug } = postmortem;
      const { idKey, slugKey } = keysOf(postmortem);
      const sameId = ids.get(idKey);
      const sameSlug = slugs.get(slugKey);
      if (sameSlug !== undefined) {
        yield {
          path,
          place: null,
          unexpected: `file name ${quote(slug)}, which ${quote(sameSlug)} has too`,
          expected: 'a name of its own',
          actual: slug,
          note: 'The page takes its address from the file name. Rename one of the two.',
        };
      } else if (sameId !== undefined) {
        yield {
          path,
          // Asked for only here: of posts that were remembered it would be read from disk.
          place: postmortem.fieldPlaces['/id']?.value ?? null,
          unexpected: `id ${quote(id)}, which ${quote(sameId)} has too`,
          expected: 'an id of its own',
          actual: id,
          note: 'Feeds and action items hang on the id. Change it in the newer of the two posts.',
        };
      }
      if (sameId === undefined) ids.set(idKey, path);
      if (sameSlug === undefined) slugs.set(slugKey, path);
    }
  },
});

// An editor asks about all posts again after each key, and nearly all are as they were.
const memory = new WeakMap<Postmortem, { readonly idKey: string; readonly slugKey: string }>();

/** Names that are the same on some file system are the same: one page would be written over the other. */
function keysOf(postmortem: Postmortem) {
  const { id, slug } = postmortem;
  const keys = memory.get(postmortem) ?? {
    idKey: foldName(id),
    slugKey: foldName(folderName(slug)),
  };
  memory.set(postmortem, keys);
  return keys;
}
