import type { CompiledPost } from '../catalog/types.ts';
import { compareText } from '../message/message.ts';
import { type ActionCount, countActions, sumActions } from './action-rows.ts';
import { type FacetKey, facetKinds, sitePaths } from './addresses.ts';
import { createFacetLinks } from './facet-links.ts';
import { groupBy } from './group-by.ts';
import { once } from './once.ts';
import { type SeverityMark, severityMark } from './severity-mark.ts';
import type { FacetLink, PostCard, SiteConfig, SiteOptions } from './survey.ts';
import type { TextKey, Texts } from './texts/texts.ts';
import type { SitePath } from './types.ts';

/** A way in which postmortems are listed. */
export interface Facet {
  readonly key: FacetKey;
  /** Its name in the address of a filtered list and in the search index: `severity`. */
  readonly param: string;
  /** What it is called: of one value (`Severity`), and of its list (`Severities`). */
  readonly label: string;
  readonly title: string;
  readonly about: string | null;
  /** The list of its values. */
  readonly path: SitePath;
}

/** One value of a facet as pages name it. */
export interface FacetSummary extends FacetLink {
  readonly kind: FacetKey;
  readonly facet: Facet;
  readonly severity: SeverityMark | null;
  /** How many postmortems have it. */
  readonly count: number;
  readonly actions: ActionCount;
}

/** The same with those postmortems, newest first. */
export interface FacetGroup extends FacetSummary {
  readonly cards: readonly PostCard[];
}

/** A group without its postmortems: a view is compared from build to build by all that is in it. */
export function summarise({ cards: _, ...summary }: FacetGroup): FacetSummary {
  return summary;
}

/** The values of a post by facet; those without any are absent. */
export type FacetValues = ReadonlyMap<FacetKey, readonly FacetLink[]>;

const params = {
  severities: 'severity',
  services: 'service',
  teams: 'team',
  causes: 'cause',
  tags: 'tag',
  years: 'year',
  'follow-up': 'follow-up',
} as const;

/** The facets of a site: those that all have, and the fields that the house lists by. */
export function listFacets({ fields }: SiteConfig, { t }: Texts): Facet[] {
  const own = Object.entries(fields).filter(([, { facet }]) => facet === true);
  return [
    ...facetKinds.map((key) => ({
      key,
      param: params[key],
      label: t(`search.${params[key]}`),
      title: t(`facet.${key}`),
      about: t(`facet.${key}.about`),
      path: sitePaths.facets(key),
    })),
    ...own.map(([name, { label = name, description = null }]) => {
      const key = `fields/${name}` as const;
      // No name of ours and no other word of an address starts like this.
      const param = `x-${name}`;
      return { key, param, label, title: label, about: description, path: sitePaths.facets(key) };
    }),
  ];
}

/** Gives a post its values for a facet, with one link for all spellings of a value. */
export function linkFacets(
  facets: readonly Facet[],
  posts: readonly CompiledPost[],
  texts: Texts,
  options: SiteOptions,
): (post: CompiledPost, key: FacetKey) => readonly FacetLink[] {
  const links = new Map(
    facets.map(({ key }) => {
      const link = once(() => {
        // Its links are the same whether or not somebody has such a value.
        const names: string[] = key === 'follow-up' ? [...followUps] : [];
        if (key !== 'follow-up') {
          for (const post of posts) names.push(...facetNames(post, key, options));
        }
        return createFacetLinks(key, names, (name) => labelOf(key, name, texts));
      });
      return [key, link] as const;
    }),
  );
  return (post, key) => {
    const link = links.get(key);
    return link === undefined ? [] : [...new Set(facetNames(post, key, options).map(link()))];
  };
}

/** What a value is called where it stands by itself: a severity is known by its name and by its label. */
export const groupName = ({
  name,
  label,
  severity,
}: Pick<FacetGroup, 'name' | 'label' | 'severity'>): string =>
  severity === null || label === name ? label : `${name} ${label}`;

/** The values of a facet with their postmortems, in the order in which they are listed. */
export function groupFacet(
  facet: Facet,
  cards: readonly PostCard[],
  config: SiteConfig,
): FacetGroup[] {
  const groups = groupBy(
    cards.flatMap((card) =>
      (card.values.get(facet.key) ?? []).map((link) => [link, card] as const),
    ),
  );
  return [...groups]
    .map(([link, members]): FacetGroup => {
      const severity = facet.key === 'severities' ? severityMark(link, config) : null;
      const actions = sumActions(members.map((card) => card.actions));
      const label = severity?.label ?? link.label;
      return {
        ...link,
        label,
        kind: facet.key,
        facet,
        severity,
        count: members.length,
        cards: members,
        actions,
      };
    })
    .sort(facetOrder(facet.key, config));
}

/** How far the work after an incident is, each a list of its own. */
const followUps = ['overdue', 'open', 'closed', 'none'] as const;

function followUpOf({ all, open, overdue }: ActionCount): (typeof followUps)[number][] {
  if (all === 0) return ['none'];
  if (open === 0) return ['closed'];
  return overdue > 0 ? ['overdue', 'open'] : ['open'];
}

/**
 * Values of a post for a facet, each once, as the author wrote them. Kept as long as the post: of a site that is
 * planned again nearly all are the same.
 */
export function facetNames(
  post: CompiledPost,
  key: FacetKey,
  options: Pick<SiteOptions, 'today'>,
): readonly string[] {
  // How far the work is depends on the day.
  if (key === 'follow-up') return readNames(post, key, options);
  let known = knownNames.get(post);
  if (known === undefined) {
    known = new Map();
    knownNames.set(post, known);
  }
  let names = known.get(key);
  if (names === undefined) {
    names = readNames(post, key, options);
    known.set(key, names);
  }
  return names;
}

const knownNames = new WeakMap<CompiledPost, Map<FacetKey, readonly string[]>>();

function readNames(
  { postmortem }: CompiledPost,
  key: FacetKey,
  { today }: Pick<SiteOptions, 'today'>,
): readonly string[] {
  const { fields, severity, date } = postmortem;
  switch (key) {
    case 'severities':
      return severity === null ? [] : [severity];
    case 'services':
    case 'teams':
    case 'tags':
      return [...new Set(fields[key] ?? [])];
    case 'causes':
      return fields.cause === undefined ? [] : [fields.cause];
    case 'years':
      return date === null ? [] : [date.slice(0, 4)];
    case 'follow-up':
      return followUpOf(countActions(postmortem.actionItems, today));
    default: {
      const name = key.slice('fields/'.length);
      const own: Readonly<Record<string, unknown>> = fields.own ?? {};
      const value = Object.hasOwn(own, name) ? own[name] : [];
      return [...new Set([value].flat().map(String))];
    }
  }
}

/** What a value is called in words. */
function labelOf(key: FacetKey, name: string, { t, has }: Texts): string {
  if (key === 'follow-up') return t(`work.${name as (typeof followUps)[number]}`);
  return key === 'causes' && has(`cause.${name}`) ? t(`cause.${name}` as TextKey) : name;
}

function facetOrder(
  key: FacetKey,
  { severities }: SiteConfig,
): (a: FacetGroup, b: FacetGroup) => number {
  if (key === 'years') return (a, b) => compareText(b.name, a.name);
  const order: readonly string[] | null =
    key === 'severities'
      ? severities.map(({ name }) => name)
      : key === 'follow-up'
        ? followUps
        : null;
  const rank = ({ name }: FacetGroup): number => {
    const place = order?.indexOf(name) ?? 0;
    return place < 0 ? (order?.length ?? 0) : place;
  };
  return (a, b) =>
    rank(a) - rank(b) ||
    compareText(a.label.toLowerCase(), b.label.toLowerCase()) ||
    compareText(a.name, b.name);
}
