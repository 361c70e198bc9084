import type { Catalog, CompiledPost } from '../catalog/types.ts';
import type { PostHistory } from '../history/types.ts';
import { sitePaths } from './addresses.ts';
import { facetNames } from './facets.ts';
import { feedPages } from './feeds/feed-pages.ts';
import { updateRows } from './feeds/updates.ts';
import { once } from './once.ts';
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
import { createRelations, namedBy, type Related } from './related.ts';
import {
  type SiteConfig,
  type SiteOptions,
  type Survey,
  type SurveyedPost,
  surveyCatalog,
} from './survey.ts';
import type { SitePage, SitePath } from './types.ts';

/** The pages and text files of a site, made as far as they are asked for. */
export interface PlannedPages {
  /** All of them, in a fixed order. */
  readonly all: () => SitePage[];
  /** The one at a place below the output folder: `postmortems/x/index.html`. */
  readonly find: (file: string) => SitePage | null;
  /** The posts that have a page. */
  readonly posts: readonly CompiledPost[];
  /**
   * The page and files of a post after an edit of nothing but what they alone show, or lists besides; null where
   * it may be that other posts are named, listed or related otherwise now.
   */
  readonly afterEdit: (edited: CompiledPost) => readonly SitePage[] | null;
}

/** Plans every page and text file of the site, in a fixed order. */
export const sitePages = (catalog: Catalog, config: SiteConfig, options: SiteOptions): SitePage[] =>
  planPages(catalog, config, options).all();

/**
 * Plans the site in parts, each when something of it is wanted, and views when a page is rendered. So the page
 * of one post among ten thousand costs no more than a look at what it has in common with the others.
 */
export function planPages(
  catalog: Catalog,
  config: SiteConfig,
  options: SiteOptions,
): PlannedPages {
  const survey = surveyCatalog(catalog, config, options);
  const { texts, posts } = survey;
  const relations = once(() => createRelations(survey, catalog));
  const pagesOf = (entry: SurveyedPost, index: number): readonly SitePage[] => {
    const newer = posts[index - 1]?.card ?? null;
    const older = posts[index + 1]?.card ?? null;
    const history: PostHistory | null = catalog.history.get(entry.post.postmortem.path) ?? null;
    const related = once((): readonly Related[] => relations()(index));
    // All that the pages of one post are made from, so that they need not be made to be compared.
    const from = once(() => [entry.post, entry.card, newer, older, related(), history]);
    const page = postmortemPage(survey, texts, entry, { newer, older, related, history });
    const files = postFilePages(survey, entry, { related, history });
    return [{ from, ...page }, ...files.map((file) => ({ from, ...file }))];
  };
  const lists = [
    () => homePages(survey),
    // All that shows the whole of a post stands together, so that it need be read but once.
    () => posts.flatMap(pagesOf),
    () => survey.lists.flatMap((facet) => facetPages(survey, facet)),
    () => onThisDayPages(survey),
    () => insightsPages(survey, catalog),
    () => actionPages(survey),
    () => [
      updatesPage(survey, updateRows(survey, catalog.updates)),
      feedsPage(survey),
      searchPage(survey),
      ...listDataPages(survey),
      ...housePages(options.pages ?? []),
      ...brandPage(config),
      notFoundPage(texts),
    ],
  ].map((part) => once<readonly SitePage[]>(part));
  const parts = [
    ...lists,
    ...[
      () => actionFiles(survey, catalog.history),
      () => feedPages(survey, catalog),
      () =>
        sitemapPage(
          lists.flatMap((part) => part()),
          config,
        ),
      () => [robotsPage(config)],
    ].map((part) => once<readonly SitePage[]>(part)),
  ];
  return {
    all: () => parts.flatMap((part) => part()),
    find: createFind(survey, pagesOf, parts),
    posts: posts.map(({ post }) => post),
    afterEdit: (edited) => {
      const { path, slug } = edited.postmortem;
      const place = posts.findIndex(({ post }) => post.postmortem.path === path);
      const entry = posts[place];
      const isAlone = posts.filter(({ post }) => post.postmortem.slug === slug).length === 1;
      if (entry === undefined || !isAlone || !standsAlike(entry.post, edited, survey)) return null;
      return pagesOf(survey.surveyed(edited), place);
    },
  };
}

/** Whether two versions of a post have the same place and names in a site, and the same bonds with others. */
function standsAlike(before: CompiledPost, after: CompiledPost, survey: Survey): boolean {
  const bonds = (post: CompiledPost): string => {
    const { id, slug, date, unfinished, fields } = post.postmortem;
    const values = survey.lists
      // How far its work is changes lists, and no name of any value.
      .filter(({ key }) => key !== 'follow-up')
      .map(({ key }) => facetNames(post, key, survey));
    return JSON.stringify([
      ...[id, fields.id ?? null, slug, date, unfinished, fields.visibility ?? null],
      ...[values, namedBy({ post })],
    ]);
  };
  return bonds(before) === bonds(after);
}

/** Looks for a file first among those of the post that its folder belongs to, then in one part after the other. */
function createFind(
  { posts }: Survey,
  pagesOf: (entry: SurveyedPost, index: number) => readonly SitePage[],
  parts: readonly (() => readonly SitePage[])[],
): PlannedPages['find'] {
  const byFolder = once(
    () =>
      new Map(
        posts.map(
          ({ post }, place) => [sitePaths.postmortem(post.postmortem.slug), place] as const,
        ),
      ),
  );
  const byFile = parts.map((part) => once(() => new Map(part().map((page) => [page.file, page]))));
  return (file) => {
    const folder = `/${file.slice(0, file.lastIndexOf('/') + 1)}` as SitePath;
    const place = byFolder().get(folder);
    const entry = place === undefined ? undefined : posts[place];
    if (place !== undefined && entry !== undefined) {
      return pagesOf(entry, place).find((page) => page.file === file) ?? null;
    }
    for (const pages of byFile) {
      const page = pages().get(file);
      if (page !== undefined) return page;
    }
    return null;
  };
}
