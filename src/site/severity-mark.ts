import type { FacetLink, SiteConfig } from './survey.ts';

/** A severity as text and as a step from 1, the worst, to 5, for its colour. */
export interface SeverityMark extends FacetLink {
  readonly step: number;
}

/** Marks the severity that a link leads to; one that the house does not know has the last step. */
export function severityMark(link: FacetLink, { severities }: SiteConfig): SeverityMark {
  const index = severities.findIndex(({ name }) => name === link.name);
  const level = severities[index];
  return {
    name: link.name,
    path: link.path,
    label: level?.label ?? link.name,
    step: level === undefined ? 5 : Math.min(index + 1, 5),
  };
}
