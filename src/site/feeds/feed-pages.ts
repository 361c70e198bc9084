import type { Catalog } from '../../catalog/types.ts';
import { type FacetKey, type FacetKind, sitePaths } from '../addresses.ts';
import type { Facet, FacetGroup } from '../facets.ts';
import { groupBy } from '../group-by.ts';
import type { Survey, SurveyedPost } from '../survey.ts';
import type { TextPage } from '../types.ts';
import { actionsFeed } from './action-items.ts';
import { byPublication, datesOf, postItem } from './post-items.ts';
import { updateRows, updatesFeed } from './updates.ts';
import { type Feed, type FeedEntry, writeFeed } from './write-feed.ts';

/** Facets whose values have feeds of their own. */
const feedFacets = [
  'services',
  'severities',
  'teams',
  'tags',
] as const satisfies readonly FacetKind[];

export const hasFeed = ({ key }: Facet): boolean =>
  feedFacets.some((facet: FacetKey) => facet === key);

/** Items in the feed of everything, and in each of its archives. */
const siteItems = 50;
/** The same where there may be hundreds of feeds. */
const facetItems = 15;

/** The feeds of the site, where its address is known: a feed is read far from it. */
export function feedPages(
  survey: Survey,
  { history, updates }: Pick<Catalog, 'history' | 'updates'>,
): TextPage[] {
  const { config } = survey;
  if (config.url === null) return [];
  const base = config.url;
  const posts = byPublication(
    survey.posts.filter(({ card }) => !card.unfinished),
    history,
  );
  const feeds = [
    siteFeed(posts),
    ...facetFeeds(posts),
    updatesFeed(survey, updateRows(survey, updates), base),
    actionsFeed(survey, posts, history, base),
  ];
  return feeds.flatMap((feed) => writeFeed(feed, config, base));

  function feedEntry(entry: SurveyedPost, always: boolean): FeedEntry {
    return {
      make: (part) => postItem(entry, { base, history, full: always || part === 'current' }),
      from: () => [base, entry, datesOf(entry, history)],
    };
  }

  function siteFeed(all: readonly SurveyedPost[]): Feed {
    return {
      page: sitePaths.home,
      folder: sitePaths.home,
      title: config.title,
      description: config.description,
      items: all.map((entry) => feedEntry(entry, true)),
      size: siteItems,
      archives: ['rss', 'atom', 'json'],
    };
  }

  function facetFeeds(all: readonly SurveyedPost[]): Feed[] {
    return feedFacets.flatMap((kind) => {
      const members = groupBy(
        all.flatMap((entry) =>
          (entry.card.values.get(kind) ?? []).map(({ path }) => [path, entry] as const),
        ),
      );
      return (survey.groups.get(kind) ?? []).map(
        (group): Feed => ({
          page: group.path,
          folder: group.path,
          title: feedTitle(group, survey),
          description: survey.texts.t('feeds.facet', { name: feedName(group) }),
          // A post is in half a dozen of these feeds; its whole text is in the archives of everything.
          items: (members.get(group.path) ?? []).map((entry) => feedEntry(entry, false)),
          size: facetItems,
          archives: ['atom'],
        }),
      );
    });
  }
}

/** What the feed of a facet's value is called, in readers and in the head of its page. */
export const feedTitle = (group: FacetGroup, { config }: Survey): string =>
  `${config.title}: ${feedName(group)}`;

/** A severity is known by its name and by what it is called. */
export const feedName = ({ name, label, severity }: FacetGroup): string =>
  severity === null || label === name ? label : `${name} ${label}`;
