import { sitePaths } from '../addresses.ts';
import { type Facet, type FacetGroup, type FacetSummary, summarise } from '../facets.ts';
import { feedTitle, hasFeed } from '../feeds/feed-pages.ts';
import { groupBy } from '../group-by.ts';
import { type Paging, paginate } from '../paging.ts';
import type { FacetLink, PostCard, Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { PageView, SitePart, TemplatePage } from '../types.ts';
import { type ServiceView, serviceView } from './service.ts';

export interface FacetsView extends PageView {
  readonly facet: Facet;
  readonly groups: readonly FacetSummary[];
}

export interface FacetView extends PageView {
  readonly group: FacetSummary;
  readonly paging: Paging<PostCard>;
  /** The value before and behind this one in the order of the index page. */
  readonly previous: FacetLink | null;
  readonly next: FacetLink | null;
  /** What is known of a service besides its postmortems; null on pages of other facets. */
  readonly service: ServiceView | null;
}

const part = ({ key }: Facet): SitePart => (key === 'services' ? key : 'postmortems');

const linkTo = (group: FacetGroup | undefined): FacetLink | null =>
  group === undefined ? null : { name: group.name, label: group.label, path: group.path };

/** The list of all values of a facet, and a page for each value with the postmortems that have it. */
export function facetPages(survey: Survey, facet: Facet): TemplatePage[] {
  const { t } = survey.texts;
  const groups = survey.groups.get(facet.key) ?? [];
  const rows =
    facet.key === 'services'
      ? groupBy(survey.actions.map((row) => [row.card, row] as const))
      : null;
  const index = templatePage(
    facet.path,
    'pages/facets',
    (): FacetsView => ({
      title: facet.title,
      description: facet.about,
      part: part(facet),
      scripts: [],
      facet,
      groups: groups.map(summarise),
    }),
  );
  const pages = groups.flatMap((group, place) =>
    paginate(group.cards, (page) =>
      page === 1 ? group.path : sitePaths.further(group.path, page),
    ).map((paging) =>
      templatePage(
        paging.path,
        'pages/facet',
        (): FacetView => ({
          title: t('facet.title', { name: group.label }),
          description: t('facet.count', { count: group.count }),
          part: part(facet),
          scripts: facet.key === 'services' ? ['overdue'] : [],
          feeds: hasFeed(facet) ? [{ title: feedTitle(group, survey), folder: group.path }] : [],
          group: summarise(group),
          paging,
          previous: linkTo(groups[place - 1]),
          next: linkTo(groups[place + 1]),
          service: rows !== null && paging.number === 1 ? serviceView(group, rows) : null,
        }),
        paging.number === 1 ? {} : { sitemap: null },
      ),
    ),
  );
  return [index, ...pages];
}
