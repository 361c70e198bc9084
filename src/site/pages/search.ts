import { sitePaths } from '../addresses.ts';
import { type Facet, type FacetSummary, summarise } from '../facets.ts';
import type { Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { PageView, TemplatePage } from '../types.ts';

export interface SearchView extends PageView {
  readonly lists: readonly Facet[];
  readonly severities: readonly FacetSummary[];
  /** Labels of values that differ from their names, by facet and name. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
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
      labels: Object.fromEntries(
        lists.map(({ key, param }) => [
          param,
          Object.fromEntries(
            (groups.get(key) ?? [])
              .filter(({ name, label }) => label !== name)
              .map(({ name, label }) => [name, label]),
          ),
        ]),
      ),
    }),
  );
}
