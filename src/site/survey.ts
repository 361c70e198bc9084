import type { Catalog, CompiledPost } from '../catalog/types.ts';
import type { Config } from '../config/types.ts';
import { compareText } from '../message/message.ts';
import type { Day, Status } from '../postmortem/types.ts';
import {
  type ActionCount,
  type ActionRow,
  actionRow,
  countActions,
  sumActions,
} from './action-rows.ts';
import { type FacetKind, facetKinds, sitePaths } from './addresses.ts';
import { createFacetLinks } from './facet-links.ts';
import { groupBy } from './group-by.ts';
import type { SitePath } from './types.ts';

/** What the pages are made for. */
export interface SiteOptions {
  /** The day of the build, in UTC: decides what is overdue. */
  readonly today: Day;
  /** Posts that are not finished are part of the site, marked as such. */
  readonly drafts?: boolean;
}

/** What site pages have to know of the house. */
export type SiteConfig = Pick<
  Config,
  'title' | 'description' | 'language' | 'texts' | 'url' | 'posts' | 'severities' | 'fields'
>;

/** A facet's value with its page. */
export interface FacetLink {
  readonly name: string;
  readonly path: SitePath;
}

/** A severity as text and as a step from 1, the worst, to 5, for its colour. */
export interface SeverityMark extends FacetLink {
  readonly label: string;
  readonly step: number;
}

/** A postmortem in a list. */
export interface PostCard {
  readonly path: SitePath;
  readonly slug: string;
  readonly id: string;
  readonly title: string;
  readonly date: Day | null;
  readonly status: Status;
  readonly unfinished: boolean;
  readonly severity: SeverityMark | null;
  readonly services: readonly FacetLink[];
  readonly tags: readonly FacetLink[];
  readonly summary: string | null;
  /** Whole minutes. */
  readonly toResolve: number | null;
  readonly actions: ActionCount;
}

/** One value of a facet with the postmortems that have it, newest first. */
export interface FacetGroup extends FacetLink {
  readonly kind: FacetKind;
  /** What it is called in words, where that differs from its name (`Critical`). */
  readonly label: string | null;
  readonly severity: SeverityMark | null;
  readonly cards: readonly PostCard[];
  readonly actions: ActionCount;
}

export interface SurveyedPost {
  readonly post: CompiledPost;
  readonly card: PostCard;
}

/** The published part of a catalog, counted and grouped once for all pages. */
export interface Survey {
  readonly config: SiteConfig;
  readonly today: Day;
  /** Newest first. */
  readonly posts: readonly SurveyedPost[];
  readonly facets: Readonly<Record<FacetKind, readonly FacetGroup[]>>;
  /** In the order of the posts, then of the text. */
  readonly actions: readonly ActionRow[];
  readonly actionCount: ActionCount;
}

/** Chooses the posts that are published and works out what several pages need of them. */
export function surveyCatalog(catalog: Catalog, config: SiteConfig, options: SiteOptions): Survey {
  const published = catalog.posts.filter(
    ({ postmortem: { unfinished, fields } }) =>
      fields.visibility !== 'internal' && (!unfinished || options.drafts === true),
  );
  const links = mapKinds((kind) =>
    createFacetLinks(
      kind,
      published.flatMap(({ postmortem }) => facetNames(postmortem, kind)),
    ),
  );
  /** Spellings of one value have one link. */
  const linksOf = ({ postmortem }: CompiledPost, kind: FacetKind): FacetLink[] => [
    ...new Set(facetNames(postmortem, kind).map(links[kind])),
  ];
  const mark = (name: string): SeverityMark => severityMark(links.severities(name), config);

  const posts = published.map((post): SurveyedPost => {
    const { postmortem } = post;
    const card: PostCard = {
      path: sitePaths.postmortem(postmortem.slug),
      slug: postmortem.slug,
      id: postmortem.id,
      title: postmortem.title,
      date: postmortem.date,
      status: postmortem.status,
      unfinished: postmortem.unfinished,
      severity: postmortem.severity === null ? null : mark(postmortem.severity),
      services: linksOf(post, 'services'),
      tags: linksOf(post, 'tags'),
      summary: postmortem.summary === null ? null : shorten(postmortem.summary.text),
      toResolve: postmortem.durations.toResolve,
      actions: countActions(postmortem.actionItems, options.today),
    };
    return { post, card };
  });

  const facets = mapKinds((kind) => {
    const groups = groupBy(
      posts.flatMap(({ post, card }) => linksOf(post, kind).map((link) => [link, card] as const)),
    );
    return [...groups]
      .map(([link, cards]): FacetGroup => {
        const { name } = link;
        const severity = kind === 'severities' ? mark(name) : null;
        const label = severity === null || severity.label === name ? null : severity.label;
        const actions = sumActions(cards.map((card) => card.actions));
        return { ...link, kind, label, severity, cards, actions };
      })
      .sort(facetOrder(kind, config));
  });

  return {
    config,
    today: options.today,
    posts,
    facets,
    actions: posts.flatMap(({ post, card }) =>
      post.postmortem.actionItems.map((item) => actionRow(item, card, options.today)),
    ),
    actionCount: sumActions(posts.map(({ card }) => card.actions)),
  };
}

/** Values of a post for a facet, each once, as the author wrote them. */
function facetNames(postmortem: CompiledPost['postmortem'], kind: FacetKind): string[] {
  const { fields, severity, date } = postmortem;
  const names = {
    services: fields.services ?? [],
    severities: severity === null ? [] : [severity],
    tags: fields.tags ?? [],
    years: date === null ? [] : [date.slice(0, 4)],
  }[kind];
  return [...new Set(names)];
}

function severityMark(link: FacetLink, { severities }: SiteConfig): SeverityMark {
  const index = severities.findIndex(({ name }) => name === link.name);
  const level = severities[index];
  return {
    ...link,
    label: level?.label ?? link.name,
    step: level === undefined ? 5 : Math.min(index + 1, 5),
  };
}

function facetOrder(
  kind: FacetKind,
  { severities }: SiteConfig,
): (a: FacetGroup, b: FacetGroup) => number {
  if (kind === 'years') return (a, b) => compareText(b.name, a.name);
  if (kind === 'severities') {
    const rank = new Map(severities.map(({ name }, index) => [name, index]));
    const place = ({ name }: FacetGroup): number => rank.get(name) ?? severities.length;
    return (a, b) => place(a) - place(b) || compareText(a.name, b.name);
  }
  return (a, b) =>
    compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.name, b.name);
}

/** The start of a text, up to the end of a sentence or a word within about 260 characters. */
function shorten(text: string, limit = 260): string {
  if (text.length <= limit) return text;
  const start = text.slice(0, limit + 1);
  const sentence = Math.max(start.lastIndexOf('. '), start.lastIndexOf('? '));
  if (sentence >= limit / 2) return start.slice(0, sentence + 1);
  const word = start.lastIndexOf(' ');
  const cut = start.slice(0, word > 0 ? word : limit);
  // Neither punctuation nor half of a character stands before the dots.
  return `${cut.replace(/[\s,;:–—-]{1,9}$|[\ud800-\udbff]$/, '')}…`;
}

function mapKinds<Value>(make: (kind: FacetKind) => Value): Record<FacetKind, Value> {
  return Object.fromEntries(facetKinds.map((kind) => [kind, make(kind)])) as Record<
    FacetKind,
    Value
  >;
}
