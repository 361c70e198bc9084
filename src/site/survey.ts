import type { Catalog, CompiledPost, HousePage } from '../catalog/types.ts';
import type { Config } from '../config/types.ts';
import type { Day, SeverityLevel, Status } from '../postmortem/types.ts';
import {
  type ActionCount,
  type ActionRow,
  actionRow,
  countActions,
  sumActions,
} from './action-rows.ts';
import { type FacetKey, type FacetKind, facetKinds, sitePaths } from './addresses.ts';
import {
  type Facet,
  type FacetGroup,
  type FacetValues,
  groupFacet,
  linkFacets,
  listFacets,
} from './facets.ts';
import { lastingNames } from './lasting-names.ts';
import { once } from './once.ts';
import { type SeverityMark, severityMark } from './severity-mark.ts';
import { createTexts, directionOf, type TextKey, type Texts } from './texts/texts.ts';
import type { SitePath } from './types.ts';

/** What the pages are made for. */
export interface SiteOptions {
  /** The day of the build, in UTC: decides what is overdue. */
  readonly today: Day;
  /** Posts that are not finished are part of the site, marked as such. */
  readonly drafts?: boolean;
  /** Pages of the house beside the posts, in the order of the navigation. */
  readonly pages?: readonly HousePage[];
}

/** What site pages have to know of the house. */
export type SiteConfig = Pick<
  Config,
  | 'title'
  | 'description'
  | 'language'
  | 'texts'
  | 'brand'
  | 'audience'
  | 'url'
  | 'editUrl'
  | 'hub'
  | 'posts'
  | 'severities'
  | 'fields'
>;

/** A facet's value with its page. */
export interface FacetLink {
  readonly name: string;
  /** What it is called in words: `Configuration change` for `config-change`. */
  readonly label: string;
  readonly path: SitePath;
}

/** A postmortem in a list. */
export interface PostCard {
  readonly path: SitePath;
  readonly slug: string;
  readonly id: string;
  /** What feeds and calendars know it by: see `lastingNames`. */
  readonly lasting: string;
  readonly title: string;
  /** Language of the text with its direction, where it is not that of the site. */
  readonly language: PostLanguage | null;
  readonly date: Day | null;
  readonly status: Status;
  readonly unfinished: boolean;
  /** Not for the public: on internal sites only. */
  readonly internal: boolean;
  readonly severity: SeverityMark | null;
  readonly services: readonly FacetLink[];
  readonly tags: readonly FacetLink[];
  /** Its values for all facets. */
  readonly values: FacetValues;
  readonly summary: string | null;
  /** Whole minutes. */
  readonly toDetect: number | null;
  readonly toResolve: number | null;
  readonly actions: ActionCount;
}

export interface PostLanguage {
  /** BCP 47. */
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
}

export interface SurveyedPost {
  readonly post: CompiledPost;
  readonly card: PostCard;
}

/**
 * The published part of a catalog, counted and grouped once for all pages. Cards and counts are made when they
 * are first asked for: who wants one page pays for what it shows.
 */
export interface Survey {
  readonly config: SiteConfig;
  readonly texts: Texts;
  readonly today: Day;
  /** Newest first. */
  readonly posts: readonly SurveyedPost[];
  /** All ways to list the postmortems, in the order in which pages name them. */
  readonly lists: readonly Facet[];
  /** A post as the survey has it, which may be another version of one of its posts. */
  readonly surveyed: (post: CompiledPost) => SurveyedPost;
  /** The values of a post for one of them, as its card has them. */
  readonly valuesOf: (post: CompiledPost, key: FacetKey) => readonly FacetLink[];
  /** The values of each. */
  readonly groups: ReadonlyMap<FacetKey, readonly FacetGroup[]>;
  /** The same for those that every site has. */
  readonly facets: Readonly<Record<FacetKind, readonly FacetGroup[]>>;
  /** In the order of the posts, then of the text. */
  readonly actions: readonly ActionRow[];
  readonly actionCount: ActionCount;
}

/** Chooses the posts that are published and works out what several pages need of them. */
export function surveyCatalog(catalog: Catalog, given: SiteConfig, options: SiteOptions): Survey {
  const texts = createTexts(given.language, given.texts);
  const config = { ...given, severities: given.severities.map(labelIn(texts)) };
  const published = catalog.posts.filter(
    ({ postmortem: { unfinished, fields } }) =>
      (config.audience === 'internal' || fields.visibility !== 'internal') &&
      (!unfinished || options.drafts === true),
  );
  const lists = listFacets(config, texts);
  const valuesOf = linkFacets(lists, published, texts, options);
  // Of all posts, so that one that is not published takes no name over either.
  const names = once(() =>
    lastingNames(
      catalog.posts.map(({ postmortem }) => postmortem),
      catalog.history,
    ),
  );
  const cardOf = (post: CompiledPost): PostCard => {
    const { postmortem } = post;
    const values: FacetValues = new Map(
      lists.flatMap(({ key }) => {
        const links = valuesOf(post, key);
        return links.length === 0 ? [] : [[key, links] as const];
      }),
    );
    const [severity] = values.get('severities') ?? [];
    return {
      path: sitePaths.postmortem(postmortem.slug),
      slug: postmortem.slug,
      id: postmortem.id,
      lasting: names().get(postmortem.path) ?? postmortem.id,
      title: postmortem.title,
      language: languageOf(postmortem.fields.lang, texts),
      date: postmortem.date,
      status: postmortem.status,
      unfinished: postmortem.unfinished,
      internal: postmortem.fields.visibility === 'internal',
      severity: severity === undefined ? null : severityMark(severity, config),
      services: values.get('services') ?? [],
      tags: values.get('tags') ?? [],
      values,
      summary: postmortem.summary === null ? null : shorten(postmortem.summary.text),
      toDetect: postmortem.durations.toDetect,
      toResolve: postmortem.durations.toResolve,
      actions: countActions(postmortem.actionItems, options.today),
    };
  };
  const surveyed = (post: CompiledPost): SurveyedPost => withCard(post, cardOf);
  const posts = published.map(surveyed);
  const cards = once(() => posts.map(({ card }) => card));
  const groups = once(
    () => new Map(lists.map((facet) => [facet.key, groupFacet(facet, cards(), config)])),
  );
  const facets = once(
    () =>
      Object.fromEntries(
        facetKinds.map((kind) => [kind, groups().get(kind) ?? []]),
      ) as unknown as Survey['facets'],
  );
  const actions = once(() =>
    posts.flatMap(({ post, card }) =>
      post.postmortem.actionItems.map((item) => actionRow(item, card, options.today)),
    ),
  );
  const actionCount = once(() => sumActions(cards().map((card) => card.actions)));
  return {
    ...{ config, texts, today: options.today, posts, lists, surveyed, valuesOf },
    get groups() {
      return groups();
    },
    get facets() {
      return facets();
    },
    get actions() {
      return actions();
    },
    get actionCount() {
      return actionCount();
    },
  };
}

function withCard(post: CompiledPost, make: (post: CompiledPost) => PostCard): SurveyedPost {
  return Object.defineProperties({ post } as LazyPost, {
    [makeCard]: { value: make },
    [madeCard]: { value: null, writable: true },
    card: lazyCard,
  });
}

const makeCard = Symbol('make card');
const madeCard = Symbol('card');

interface LazyPost extends SurveyedPost {
  readonly [makeCard]: (post: CompiledPost) => PostCard;
  [madeCard]: PostCard | null;
}

/** Shared by all posts: with a function of its own each would have a shape of its own, which is slow to read from. */
const lazyCard: PropertyDescriptor = {
  enumerable: true,
  get(this: LazyPost) {
    this[madeCard] ??= this[makeCard](this.post);
    return this[madeCard];
  },
};

function languageOf(lang: string | undefined, { language }: Texts): PostLanguage | null {
  if (lang === undefined) return null;
  const [tag = lang] = Intl.getCanonicalLocales(lang);
  return tag === language ? null : { tag, dir: directionOf(tag) };
}

/** The usual labels of severities are in English; a site of another language has its own. */
const labelIn =
  ({ t, has }: Texts) =>
  (level: SeverityLevel): SeverityLevel => {
    const key = `severity.${level.label.toLowerCase()}`;
    return has(key) ? { ...level, label: t(key as TextKey) } : level;
  };

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
