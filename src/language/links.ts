import type { Catalog } from '../catalog/types.ts';
import type { OutlineHeading } from '../document/types.ts';
import { pointerOf } from '../frontmatter/locate.ts';
import type { Place } from '../message/place.ts';
import type { Postmortem } from '../postmortem/types.ts';
import { createLinkTargets } from '../rules/helpers/link-target.ts';
import { touches } from './positions.ts';

/** One post names another, or itself: in a link of its body, or in its frontmatter. */
export interface PostLink {
  /** Of the post that it stands in. */
  readonly path: string;
  /** The whole link, or the name in the frontmatter. */
  readonly place: Place;
  readonly target: Postmortem;
  /** The heading that it leads to; null: the post as a whole. */
  readonly heading: OutlineHeading | null;
}

const nameFields = ['related', 'supersedes', 'duplicate_of'] as const;

/** All that posts say of each other. */
export interface PostLinks {
  readonly from: (postmortem: Postmortem) => readonly PostLink[];
  readonly to: (path: string) => readonly PostLink[];
}

export function createPostLinks(catalog: Catalog): PostLinks {
  const targetOf = createLinkTargets(catalog);
  const from = (postmortem: Postmortem): PostLink[] => [
    ...namesIn(postmortem, catalog),
    ...postmortem.references.flatMap(({ kind, url, place }): PostLink[] => {
      if (kind !== 'link') return [];
      const target = targetOf(postmortem, url);
      if (target.kind !== 'post') return [];
      const heading = findHeading(target.post, target.fragment);
      return [{ path: postmortem.path, place, target: target.post, heading }];
    }),
  ];
  return {
    from,
    to: (path) =>
      catalog.posts.flatMap(({ postmortem }) =>
        from(postmortem).filter(({ target }) => target.path === path),
      ),
  };
}

/** The link that stands at an offset of a post, the innermost where one is in another. */
export function linkAt(links: PostLinks, postmortem: Postmortem, offset: number): PostLink | null {
  return links.from(postmortem).findLast(({ place }) => touches(place, offset)) ?? null;
}

/** The heading that a fragment names, as links are checked: with or without its prefix. */
export function findHeading(postmortem: Postmortem, fragment: string): OutlineHeading | null {
  const name = fragment.replace(/^user-content-/, '');
  if (name === '') return null;
  const meant = new Set([name, `h-${name}`, `h-${name.toLowerCase()}`]);
  return postmortem.headings.find(({ anchor }) => meant.has(anchor)) ?? null;
}

/** The heading that an offset stands in, or null. */
export function headingAt({ headings }: Postmortem, offset: number): OutlineHeading | null {
  return headings.find(({ place }) => touches(place, offset)) ?? null;
}

function* namesIn(postmortem: Postmortem, catalog: Catalog): Generator<PostLink> {
  const { fields, fieldPlaces, path } = postmortem;
  for (const field of nameFields) {
    const value = fields[field];
    const names = typeof value === 'string' ? [value] : (value ?? []);
    for (const [index, name] of names.entries()) {
      const pointer = typeof value === 'string' ? [field] : [field, index];
      const place = fieldPlaces[pointerOf(pointer)]?.value;
      const target = catalog.byName.get(name)?.postmortem;
      if (place !== undefined && target !== undefined) yield { path, place, target, heading: null };
    }
  }
}
