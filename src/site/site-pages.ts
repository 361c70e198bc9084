import type { Catalog } from '../catalog/types.ts';
import type { PostHistory } from '../history/types.ts';
import { feedPages } from './feeds/feed-pages.ts';
import { updateRows } from './feeds/updates.ts';
import { actionFiles } from './pages/action-files.ts';
import { actionPages } from './pages/actions.ts';
import { facetPages } from './pages/facets.ts';
import { feedsPage } from './pages/feeds.ts';
import { homePages } from './pages/home.ts';
import { brandPage, housePages } from './pages/house.ts';
import { insightsPages } from './pages/insights.ts';
import { listDataPages } from './pages/list-data.ts';
import { robotsPage, sitemapPage } from './pages/machines.ts';
import { notFoundPage } from './pages/not-found.ts';
import { onThisDayPages } from './pages/on-this-day.ts';
import { postFilePages } from './pages/post-files.ts';
import { postmortemPage } from './pages/postmortem.ts';
import { searchPage } from './pages/search.ts';
import { updatesPage } from './pages/updates.ts';
import { createRelations, type Related } from './related.ts';
import { type SiteConfig, type SiteOptions, type SurveyedPost, surveyCatalog } from './survey.ts';
import type { SitePage } from './types.ts';

/**
 * Plans every page and text file of the site, in a fixed order. Views are made only when a page is
 * rendered, so planning ten thousand posts is quick.
 */
export function sitePages(catalog: Catalog, config: SiteConfig, options: SiteOptions): SitePage[] {
  const survey = surveyCatalog(catalog, config, options);
  const { texts } = survey;
  const relations = createRelations(survey, catalog);
  const historyOf = ({ post }: SurveyedPost): PostHistory | null =>
    catalog.history.get(post.postmortem.path) ?? null;
  const ofPost = survey.posts.map((entry, index) => {
    const newer = survey.posts[index - 1]?.card ?? null;
    const older = survey.posts[index + 1]?.card ?? null;
    const history = historyOf(entry);
    const related = once((): readonly Related[] => relations(entry));
    // All that the pages of one post are made from, so that they need not be made to be compared.
    const from = once(() => [entry.post, entry.card, newer, older, related(), history]);
    const page = postmortemPage(survey, texts, entry, { newer, older, related, history });
    const files = postFilePages(survey, entry, { related, history });
    return { page: { ...page, from }, files: files.map((file) => ({ ...file, from })) };
  });
  const pages: SitePage[] = [
    ...homePages(survey),
    // All that shows the whole of a post stands together, so that it need be read but once.
    ...ofPost.flatMap(({ page, files }) => [page, ...files]),
    ...survey.lists.flatMap((facet) => facetPages(survey, facet)),
    ...onThisDayPages(survey),
    ...insightsPages(survey, catalog),
    ...actionPages(survey),
    updatesPage(survey, updateRows(survey, catalog.updates)),
    feedsPage(survey),
    searchPage(survey),
    ...listDataPages(survey),
    ...housePages(options.pages ?? []),
    ...brandPage(config),
    notFoundPage(texts),
  ];
  return [
    ...pages,
    ...actionFiles(survey, catalog.history),
    ...feedPages(survey, catalog),
    ...sitemapPage(pages, config),
    robotsPage(config),
  ];
}

/** Makes a value when it is first asked for, and keeps it. */
function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
