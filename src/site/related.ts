import type { Catalog } from '../catalog/types.ts';
import { compareText } from '../message/message.ts';
import { groupBy } from './group-by.ts';
import type { PostCard, Survey, SurveyedPost } from './survey.ts';

/** Why two postmortems belong together; of several reasons the strongest. */
export type RelatedReason = 'named' | 'names' | 'both' | 'service' | 'cause';

export interface Related {
  readonly card: PostCard;
  readonly reason: RelatedReason;
}

/**
 * Finds the related posts of a post: all that it names and that name it, and, up to `limit`
 * altogether, the nearest in time with the same service and cause, service, or cause.
 */
export function createRelations(
  survey: Survey,
  catalog: Catalog,
  limit = 5,
): (entry: SurveyedPost) => readonly Related[] {
  const bySlug = new Map(survey.posts.map((entry) => [entry.card.slug, entry]));
  const named = new Map(survey.posts.map((entry) => [entry, namedBy(entry, catalog, bySlug)]));
  const namedIn = groupBy(
    [...named].flatMap(([from, to]) => to.map((entry) => [entry.card.slug, from] as const)),
  );
  const kin = groupBy(
    survey.posts.flatMap((entry) =>
      kinKeys(entry).map(({ reason, key }) => [`${reason} ${key}`, entry] as const),
    ),
  );

  return (entry) => {
    const found = new Map<SurveyedPost, RelatedReason>();
    const add = (others: readonly SurveyedPost[], reason: RelatedReason): void => {
      for (const other of others) {
        if (other !== entry && !found.has(other)) found.set(other, reason);
      }
    };
    add(named.get(entry) ?? [], 'named');
    add(namedIn.get(entry.card.slug) ?? [], 'names');
    const stated = found.size;
    for (const { reason, key } of kinKeys(entry)) {
      add(nearest(entry, kin.get(`${reason} ${key}`) ?? [], limit), reason);
    }
    return [...found]
      .slice(0, Math.max(limit, stated))
      .map(([{ card }, reason]) => ({ card, reason }));
  };
}

/** What a post may have in common with others, the strongest first. */
function kinKeys({ post, card }: SurveyedPost): { reason: RelatedReason; key: string }[] {
  const { cause } = post.postmortem.fields;
  const services = card.services.map(({ name }) => name);
  return [
    ...(cause === undefined
      ? []
      : services.map((name) => ({ reason: 'both' as const, key: JSON.stringify([name, cause]) }))),
    ...services.map((key) => ({ reason: 'service' as const, key })),
    ...(cause === undefined ? [] : [{ reason: 'cause' as const, key: cause }]),
  ];
}

/** Posts that a post names in `related` or links to in its text. */
function namedBy(
  { post, card }: SurveyedPost,
  catalog: Catalog,
  bySlug: ReadonlyMap<string, SurveyedPost>,
): SurveyedPost[] {
  const { fields, references, path } = post.postmortem;
  const linked = references
    .filter(({ kind, url }) => kind === 'link' && /^[^:#?]{1,1000}\.md(?:[#?]|$)/.test(url))
    .map(({ url }) => siteFile(url, path));
  const slugs = [...(fields.related ?? []), ...linked].map(
    (name) => catalog.byName.get(name)?.postmortem.slug ?? '',
  );
  return [...new Set(slugs)]
    .filter((slug) => slug !== card.slug)
    .flatMap((slug) => bySlug.get(slug) ?? []);
}

/** The path, from the root of the site, that a relative address in the file `from` leads to. */
function siteFile(url: string, from: string): string {
  const { pathname } = new URL(url, `file:///${from}`);
  try {
    return decodeURIComponent(pathname).slice(1);
  } catch {
    return pathname.slice(1);
  }
}

/** The posts of a group, newest first as the group is, that are nearest in time to a member of it. */
function nearest(
  from: SurveyedPost,
  group: readonly SurveyedPost[],
  limit: number,
): SurveyedPost[] {
  const index = group.indexOf(from);
  const day = ({ card }: SurveyedPost): number => Date.parse(card.date ?? '1970-01-01');
  const far = (entry: SurveyedPost): number => Math.abs(day(entry) - day(from));
  return [
    ...group.slice(Math.max(0, index - limit), index),
    ...group.slice(index + 1, index + 1 + limit),
  ]
    .sort((a, b) => far(a) - far(b) || compareText(a.card.slug, b.card.slug))
    .slice(0, limit);
}
