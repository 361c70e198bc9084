import type { Catalog } from '../catalog/types.ts';
import { facetKinds } from './addresses.ts';
import { feedPages } from './feeds/feed-pages.ts';
import { actionsPage } from './pages/actions.ts';
import { facetPages, facetsPage } from './pages/facets.ts';
import { homePage } from './pages/home.ts';
import { robotsPage, sitemapPage } from './pages/machines.ts';
import { notFoundPage } from './pages/not-found.ts';
import { postmortemPage } from './pages/postmortem.ts';
import { searchPage } from './pages/search.ts';
import { createRelations } from './related.ts';
import { type SiteConfig, type SiteOptions, surveyCatalog } from './survey.ts';
import { createTexts } from './texts/texts.ts';
import type { SitePage } from './types.ts';

/**
 * Plans every page and text file of the site, in a fixed order. Views are made only when a page is
 * rendered, so planning ten thousand posts is quick.
 */
export function sitePages(catalog: Catalog, config: SiteConfig, options: SiteOptions): SitePage[] {
  const survey = surveyCatalog(catalog, config, options);
  const texts = createTexts(config.language, config.texts);
  const relations = createRelations(survey, catalog);
  const pages: SitePage[] = [
    homePage(survey),
    ...survey.posts.map((entry, index) =>
      postmortemPage(survey, texts, entry, {
        newer: survey.posts[index - 1]?.card ?? null,
        older: survey.posts[index + 1]?.card ?? null,
        related: () => relations(entry),
      }),
    ),
    ...facetKinds.flatMap((kind) => [
      facetsPage(survey, texts, kind),
      ...facetPages(survey, texts, kind),
    ]),
    actionsPage(survey, texts),
    searchPage(survey, texts),
    notFoundPage(texts),
  ];
  const finished = survey.posts.filter(({ card }) => !card.unfinished);
  return [
    ...pages,
    ...feedPages({ ...survey, posts: finished }),
    ...sitemapPage(pages, config),
    robotsPage(config),
  ];
}
