import type { Catalog } from '../catalog/types.ts';
import { feedPages } from './feeds/feed-pages.ts';
import { actionsPage } from './pages/actions.ts';
import { facetPages } from './pages/facets.ts';
import { homePages } from './pages/home.ts';
import { insightsPages } from './pages/insights.ts';
import { listDataPages } from './pages/list-data.ts';
import { robotsPage, sitemapPage } from './pages/machines.ts';
import { notFoundPage } from './pages/not-found.ts';
import { onThisDayPages } from './pages/on-this-day.ts';
import { postmortemPage } from './pages/postmortem.ts';
import { searchPage } from './pages/search.ts';
import { createRelations } from './related.ts';
import { type SiteConfig, type SiteOptions, surveyCatalog } from './survey.ts';
import type { SitePage } from './types.ts';

/**
 * Plans every page and text file of the site, in a fixed order. Views are made only when a page is
 * rendered, so planning ten thousand posts is quick.
 */
export function sitePages(catalog: Catalog, config: SiteConfig, options: SiteOptions): SitePage[] {
  const survey = surveyCatalog(catalog, config, options);
  const { texts } = survey;
  const relations = createRelations(survey, catalog);
  const pages: SitePage[] = [
    ...homePages(survey),
    ...survey.posts.map((entry, index) =>
      postmortemPage(survey, texts, entry, {
        newer: survey.posts[index - 1]?.card ?? null,
        older: survey.posts[index + 1]?.card ?? null,
        related: () => relations(entry),
      }),
    ),
    ...survey.lists.flatMap((facet) => facetPages(survey, facet)),
    ...onThisDayPages(survey),
    ...insightsPages(survey, catalog),
    actionsPage(survey, texts),
    searchPage(survey),
    ...listDataPages(survey),
    notFoundPage(texts),
  ];
  return [
    ...pages,
    ...feedPages(survey, catalog),
    ...sitemapPage(pages, config),
    robotsPage(config),
  ];
}
