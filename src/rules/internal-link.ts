import type { Catalog } from '../catalog/types.ts';
import { pointerOf } from '../frontmatter/locate.ts';
import type { Place } from '../message/place.ts';
import { quote } from '../message/words.ts';
import type { Postmortem } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';
import { createLinkTargets } from './helpers/link-target.ts';
import type { Finding } from './types.ts';

export const internalLink = defineRule({
  id: 'internal-link',
  description: 'A public post names no internal one outside its internal blocks.',
  scope: 'catalog',
  level: 'error',
  options: {},
  *check(catalog, { only }) {
    // Most sites have no internal post, and nothing to look for.
    if (!catalog.posts.some(({ postmortem }) => isInternal(postmortem))) return;
    const targetOf = createLinkTargets(catalog);
    for (const { postmortem } of catalog.posts) {
      const { path, references } = postmortem;
      if (isInternal(postmortem) || only?.has(path) === false) continue;
      for (const { url, place, internal } of references) {
        if (internal === true) continue;
        const target = targetOf(postmortem, url);
        if (target.kind !== 'post' || !isInternal(target.post)) continue;
        yield { ...named(target.post, `link to ${quote(url)}`), place, path };
      }
      for (const { name, place, post } of namedIn(postmortem, catalog)) {
        yield { ...named(post, `mention of ${quote(name)}`), place, path };
      }
    }
  },
});

const isInternal = ({ fields }: Postmortem): boolean => fields.visibility === 'internal';

const nameFields = ['related', 'supersedes', 'duplicate_of'] as const;

/** Internal posts that the fields of a public one name. */
function* namedIn(
  { fields, fieldPlaces }: Postmortem,
  { byName }: Catalog,
): Generator<{ name: string; place: Place | null; post: Postmortem }> {
  for (const field of nameFields) {
    for (const [index, name] of [fields[field] ?? []].flat().entries()) {
      const post = byName.get(name)?.postmortem;
      if (post === undefined || !isInternal(post)) continue;
      const place = fieldPlaces[pointerOf([field, index])] ?? fieldPlaces[pointerOf([field])];
      yield { name, place: place?.value ?? null, post };
    }
  }
}

const named = ({ path }: Postmortem, unexpected: string): Omit<Finding, 'place'> => ({
  unexpected,
  expected: 'no trace of an internal post in a public one',
  note: `${path} is internal: readers of the public site must not learn of it. Put this between \`:::internal\` and \`:::\`, or take it out.`,
});
