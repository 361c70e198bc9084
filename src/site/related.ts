import type { Catalog, CompiledPost } from '../catalog/types.ts';
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
  const bySlug = new Map(survey.posts.map((entry) => [slugOf(entry), entry]));
  const named = new Map(survey.posts.map((entry) => [entry, namedBy(entry, catalog, bySlug)]));
  const namedIn = groupBy(
    [...named].flatMap(([from, to]) => to.map((entry) => [slugOf(entry), from] as const)),
  );
  const kin = new Map(survey.posts.map((entry) => [entry, [] as Kinship[]]));
  const groups = new Map<string, Member[]>();
  for (const [entry, kinships] of kin) {
    const member = { entry, day: Date.parse(entry.post.postmortem.date ?? '1970-01-01') };
    for (const { reason, key } of kinKeys(entry, survey)) {
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      kinships.push({ reason, group, place: group.length });
      group.push(member);
    }
  }

  return (entry) => {
    const found = new Map<SurveyedPost, RelatedReason>();
    const add = (others: readonly SurveyedPost[], reason: RelatedReason): void => {
      for (const other of others) {
        if (other !== entry && !found.has(other)) found.set(other, reason);
      }
    };
    add(named.get(entry) ?? [], 'named');
    add(namedIn.get(slugOf(entry)) ?? [], 'names');
    const most = Math.max(limit, found.size);
    for (const kinship of kin.get(entry) ?? []) {
      if (found.size >= most) break;
      add(nearest(kinship, limit), kinship.reason);
    }
    return [...found].slice(0, most).map(([{ card }, reason]) => ({ card, reason }));
  };
}

/** Without making a card, which few of all posts need. */
const slugOf = ({ post }: SurveyedPost): string => post.postmortem.slug;

interface Member {
  readonly entry: SurveyedPost;
  /** In milliseconds. */
  readonly day: number;
}

/** The place of a post among those that have something in common with it, newest first. */
interface Kinship {
  readonly reason: RelatedReason;
  readonly group: readonly Member[];
  readonly place: number;
}

/** What a post may have in common with others, the strongest first. */
function kinKeys(
  { post }: SurveyedPost,
  { valuesOf }: Pick<Survey, 'valuesOf'>,
): ReturnType<typeof kinKey>[] {
  const { cause } = post.postmortem.fields;
  const services = valuesOf(post, 'services').map(({ name }) => name);
  return [
    ...(cause === undefined
      ? []
      : services.map((name) => kinKey('both', JSON.stringify([name, cause])))),
    ...services.map((name) => kinKey('service', name)),
    ...(cause === undefined ? [] : [kinKey('cause', cause)]),
  ];
}

const kinKey = (reason: RelatedReason, name: string) => ({ reason, key: `${reason} ${name}` });

/** Posts that a post names in `related` or links to in its text. */
function namedBy(
  { post }: SurveyedPost,
  catalog: Catalog,
  bySlug: ReadonlyMap<string, SurveyedPost>,
): SurveyedPost[] {
  const { fields, slug: own } = post.postmortem;
  const slugs = [...(fields.related ?? []), ...linkedFiles(post)].map(
    (name) => catalog.byName.get(name)?.postmortem.slug ?? '',
  );
  return [...new Set(slugs)]
    .filter((slug) => slug !== own)
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
function nearest({ group, place }: Kinship, limit: number): SurveyedPost[] {
  const day = group[place]?.day ?? 0;
  return [
    ...group.slice(Math.max(0, place - limit), place),
    ...group.slice(place + 1, place + 1 + limit),
  ]
    .map((member) => ({ ...member, far: Math.abs(member.day - day) }))
    .sort((a, b) => a.far - b.far || compareText(slugOf(a.entry), slugOf(b.entry)))
    .slice(0, limit)
    .map(({ entry }) => entry);
}
