import { sitePaths } from '../addresses.ts';
import { type Facet, type FacetSummary, groupName, summarise } from '../facets.ts';
import type { Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { PageView, TemplatePage } from '../types.ts';

export interface SearchView extends PageView {
  readonly lists: readonly Facet[];
  readonly severities: readonly FacetSummary[];
  /** Facets that a postmortem has values of, each with all of them. */
  readonly filters: readonly SearchFilter[];
}

/** Values stand in the page: the index tells them too, but in files that are most of what a first search would load. */
export interface SearchFilter extends Pick<Facet, 'param' | 'label'> {
  readonly choices: readonly Pick<FacetSummary, 'name' | 'label'>[];
}

/** The search page; without its script it leads to the lists. */
export function searchPage({ lists, groups, facets, texts: { t } }: Survey): TemplatePage {
  return templatePage(
    sitePaths.search,
    'pages/search',
    (): SearchView => ({
      title: t('site.search'),
      description: t('search.about'),
      part: 'search',
      scripts: ['search'],
      lists,
      severities: facets.severities.map(summarise),
      filters: lists
        .map(({ key, param, label }) => ({
          param,
          label,
          choices: (groups.get(key) ?? []).map((group) => ({
            name: group.name,
            label: groupName(group),
          })),
        }))
        .filter(({ choices }) => choices.length > 0),
    }),
  );
}
