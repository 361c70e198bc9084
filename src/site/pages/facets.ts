import { type FacetKind, sitePaths } from '../addresses.ts';
import type { FacetGroup, Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { Texts } from '../texts/texts.ts';
import type { PageView, SitePart, TemplatePage } from '../types.ts';

export interface FacetsView extends PageView {
  readonly kind: FacetKind;
  readonly groups: readonly FacetGroup[];
}

export interface FacetView extends PageView {
  readonly group: FacetGroup;
  /** The value before and behind this one in the order of the index page. */
  readonly previous: FacetGroup | null;
  readonly next: FacetGroup | null;
}

const part = (kind: FacetKind): SitePart =>
  kind === 'services' || kind === 'tags' ? kind : 'postmortems';

/** The list of all values of a facet: services, severities, tags or years. */
export function facetsPage(survey: Survey, { t }: Texts, kind: FacetKind): TemplatePage {
  return templatePage(
    sitePaths.facets(kind),
    'pages/facets',
    (): FacetsView => ({
      title: t(`facet.${kind}`),
      description: t(`facet.${kind}.about`),
      part: part(kind),
      scripts: [],
      kind,
      groups: survey.facets[kind],
    }),
  );
}

/** A page for each value of a facet, with the postmortems that have it. */
export function facetPages(survey: Survey, { t }: Texts, kind: FacetKind): TemplatePage[] {
  return survey.facets[kind].map((group, index, groups) =>
    templatePage(
      group.path,
      'pages/facet',
      (): FacetView => ({
        title: t('facet.title', { name: group.label ?? group.name }),
        description: t('facet.count', { count: group.cards.length }),
        part: part(kind),
        scripts: [],
        group,
        previous: groups[index - 1] ?? null,
        next: groups[index + 1] ?? null,
      }),
    ),
  );
}
