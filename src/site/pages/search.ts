import { type FacetKind, sitePaths } from '../addresses.ts';
import type { FacetGroup, Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { Texts } from '../texts/texts.ts';
import type { PageView, TemplatePage } from '../types.ts';

export interface SearchView extends PageView {
  readonly facets: Readonly<Record<FacetKind, readonly FacetGroup[]>>;
}

/** The search page; without its script it leads to the lists. */
export function searchPage({ facets }: Survey, { t }: Texts): TemplatePage {
  return templatePage(
    sitePaths.search,
    'pages/search',
    (): SearchView => ({
      title: t('site.search'),
      description: t('search.about'),
      part: 'search',
      scripts: ['search'],
      facets,
    }),
  );
}
