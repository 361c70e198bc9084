import type { Catalog, CompiledPost } from '../catalog/types.ts';
import { compareText } from '../message/message.ts';
import { groupBy } from './group-by.ts';
import { once } from './once.ts';
import type { FacetLink, PostCard, Survey, SurveyedPost } from './survey.ts';

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
): (place: number) => readonly Related[] {
  const bySlug = once(() => new Map(survey.posts.map((entry) => [slugOf(entry), entry])));
  const named = new Map(
    survey.posts.flatMap((entry) => {
      const names = namedBy(entry);
      return names.length === 0 ? [] : [[entry, namedPosts(entry, names, catalog, bySlug())]];
    }),
  );
  const namedIn = groupBy(
    [...named].flatMap(([from, to]) => to.map((entry) => [slugOf(entry), from] as const)),
  );
  const kin = createKin(survey);

  return (place) => {
    const entry = survey.posts[place];
    if (entry === undefined) return [];
    const found = new Map<SurveyedPost, RelatedReason>();
    const add = (others: readonly SurveyedPost[], reason: RelatedReason): void => {
      for (const other of others) {
        if (other !== entry && !found.has(other)) found.set(other, reason);
      }
    };
    add(named.get(entry) ?? [], 'named');
    add(namedIn.get(slugOf(entry)) ?? [], 'names');
    const most = Math.max(limit, found.size);
    for (const { reason, group } of kin(entry)) {
      if (found.size >= most) break;
      add(nearest(place, group, survey.posts, limit), reason);
    }
    return [...found].slice(0, most).map(([{ card }, reason]) => ({ card, reason }));
  };
}

/** Without making a card, which few of all posts need. */
const slugOf = ({ post }: SurveyedPost): string => post.postmortem.slug;

interface Kinship {
  readonly reason: RelatedReason;
  /** The places of all that have it in common, in rising order. */
  readonly group: readonly number[];
}

/** Tells what a post has in common with others, the strongest first. */
function createKin({ posts, valuesOf }: Survey): (entry: SurveyedPost) => readonly Kinship[] {
  const causeOf = ({ post }: SurveyedPost): string | undefined => post.postmortem.fields.cause;
  const servicesOf = ({ post }: SurveyedPost): readonly FacetLink[] => valuesOf(post, 'services');
  const byService = groupBy(
    posts.flatMap((entry, place) => servicesOf(entry).map((service) => [service, place] as const)),
  );
  const causes = posts.map(causeOf);
  const byCause = groupBy(causes.map((cause, place) => [cause, place] as const));
  const byBoth = new Map<FacetLink, ReadonlyMap<string | undefined, readonly number[]>>();
  const both = (service: FacetLink, cause: string): readonly number[] => {
    const known =
      byBoth.get(service) ??
      groupBy((byService.get(service) ?? []).map((place) => [causes[place], place] as const));
    byBoth.set(service, known);
    return known.get(cause) ?? [];
  };
  return (entry) => {
    const [services, cause] = [servicesOf(entry), causeOf(entry)];
    const ofService = services.map(
      (service): Kinship => ({ reason: 'service', group: byService.get(service) ?? [] }),
    );
    if (cause === undefined) return ofService;
    return [
      ...services.map((service): Kinship => ({ reason: 'both', group: both(service, cause) })),
      ...ofService,
      { reason: 'cause', group: byCause.get(cause) ?? [] },
    ];
  };
}

/** What a post names in `related` or links to in its text. */
export const namedBy = ({ post }: Pick<SurveyedPost, 'post'>): readonly string[] => [
  ...(post.postmortem.fields.related ?? []),
  ...linkedFiles(post),
];

function namedPosts(
  entry: SurveyedPost,
  names: readonly string[],
  catalog: Catalog,
  bySlug: ReadonlyMap<string, SurveyedPost>,
): readonly SurveyedPost[] {
  const slugs = names.map((name) => catalog.byName.get(name)?.postmortem.slug ?? '');
  return [...new Set(slugs)]
    .filter((slug) => slug !== slugOf(entry))
    .flatMap((slug) => bySlug.get(slug) ?? []);
}

/** The posts that a post links to, by their paths. Remembered: it is asked for whenever a site is planned. */
function linkedFiles(post: CompiledPost): readonly string[] {
  const known = linked.get(post);
  if (known !== undefined) return known;
  const { references, path } = post.postmortem;
  const files = references
    .filter(({ kind, url }) => kind === 'link' && /^[^:#?]{1,1000}\.md(?:[#?]|$)/.test(url))
    .map(({ url }) => siteFile(url, path));
  linked.set(post, files);
  return files;
}

const linked = new WeakMap<CompiledPost, readonly string[]>();

/** The path, from the root of the site, that a relative address in the file `from` leads to. */
function siteFile(url: string, from: string): string {
  const { pathname } = new URL(url, `file:///${from}`);
  try {
    return decodeURIComponent(pathname).slice(1);
  } catch {
    return pathname.slice(1);
  }
}

/** The posts of a group that are nearest in time to one of its members. */
function nearest(
  place: number,
  group: readonly number[],
  posts: readonly SurveyedPost[],
  limit: number,
): SurveyedPost[] {
  const own = indexIn(group, place);
  const around = [
    ...group.slice(Math.max(0, own - limit), own),
    ...group.slice(own + 1, own + 1 + limit),
  ];
  const day = dayOf(posts[place]);
  return around
    .flatMap((other) => posts[other] ?? [])
    .map((other) => ({ other, far: Math.abs(dayOf(other) - day) }))
    .sort((a, b) => a.far - b.far || compareText(slugOf(a.other), slugOf(b.other)))
    .slice(0, limit)
    .map(({ other }) => other);
}

/** Where a number stands among others, which are in rising order. */
function indexIn(numbers: readonly number[], own: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? own) < own) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In milliseconds. */
const dayOf = (entry: SurveyedPost | undefined): number =>
  Date.parse(entry?.post.postmortem.date ?? '1970-01-01');
