import type { Catalog } from '../../catalog/types.ts';
import { type FacetKey, type FacetKind, sitePaths } from '../addresses.ts';
import { type Facet, type FacetGroup, groupName } from '../facets.ts';
import { groupBy } from '../group-by.ts';
import type { Survey, SurveyedPost } from '../survey.ts';
import type { TextPage } from '../types.ts';
import { actionFeeds } from './action-items.ts';
import { createItemTexts, type FeedEntry } from './item-texts.ts';
import { byPublication, datesOf, postItem } from './post-items.ts';
import { updateRows, updatesFeed } from './updates.ts';
import { type Feed, type FeedArchives, writeFeed } from './write-feed.ts';

/** Facets whose values have feeds of their own. */
const feedFacets = [
  'services',
  'severities',
  'teams',
  'tags',
] as const satisfies readonly FacetKind[];

export const hasFeed = ({ key }: Facet): boolean =>
  feedFacets.some((facet: FacetKey) => facet === key);

/** Items in the feed of everything, and in each of its archives, which hold everything. */
const siteItems = 20;
const siteArchives: FeedArchives = { size: 50, full: true, formats: ['atom', 'json'] };
/**
 * The same where there may be hundreds of feeds. A post is in half a dozen of them, so that archives hold
 * summaries; its whole text is in those of everything.
 */
const facetItems = 10;
const facetArchives: FeedArchives = { size: 15, full: false, formats: ['atom'] };

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
  const entries = posts.map((entry): FeedEntry & { readonly entry: SurveyedPost } => {
    const dates = datesOf(entry, history);
    const make = (full: boolean) => postItem(entry, { base, dates, full });
    return { entry, make, dates, from: [entry, dates] };
  });
  const site = { config, base, textOf: createItemTexts() };
  const feeds = [
    siteFeed(entries),
    ...facetFeeds(entries),
    updatesFeed(survey, updateRows(survey, updates), base),
    ...actionFeeds(survey, posts, history, base),
  ].map((feed) => writeFeed(feed, site));
  // Archives first: the newest items, which are in most documents, then follow each other.
  return [...feeds.flatMap(({ archives }) => archives), ...feeds.flatMap(({ current }) => current)];

  function siteFeed(items: readonly FeedEntry[]): Feed {
    const { title, description } = config;
    return {
      ...{ page: sitePaths.home, folder: sitePaths.home, title, description },
      ...{ items, size: siteItems, archives: siteArchives },
    };
  }

  function facetFeeds(all: typeof entries): Feed[] {
    return feedFacets.flatMap((kind) => {
      const members = groupBy(
        all.flatMap((item) =>
          (item.entry.card.values.get(kind) ?? []).map(({ path }) => [path, item] as const),
        ),
      );
      return (survey.groups.get(kind) ?? []).map(
        (group): Feed => ({
          page: group.path,
          folder: group.path,
          title: feedTitle(group, survey),
          description: survey.texts.t('feeds.facet', { name: groupName(group) }),
          items: members.get(group.path) ?? [],
          size: facetItems,
          archives: facetArchives,
        }),
      );
    });
  }
}

/** What the feed of a facet's value is called, in readers and in the head of its page. */
export const feedTitle = (group: FacetGroup, { config }: Survey): string =>
  `${config.title}: ${groupName(group)}`;
