import { isOpen } from '../action-rows.ts';
import { outputFile, relativeHref, siteFiles } from '../addresses.ts';
import { type Facet, type FacetGroup, groupName } from '../facets.ts';
import { listPath, pageSize } from '../paging.ts';
import type { Survey } from '../survey.ts';
import type { TextPage } from '../types.ts';

/** A facet for the script of the list: its values, and which of them each postmortem has. */
export interface ListFacet {
  readonly param: string;
  /** Name and label. */
  readonly values: readonly (readonly [name: string, label: string])[];
  /** By postmortem: the places of its values. */
  readonly of: readonly (readonly number[])[];
}

/**
 * What the list is filtered and sorted by, a column each, in the order of the list. The rows themselves
 * are taken from the pages of the list, so that they are made once, by one template.
 */
export interface ListData {
  /** Postmortems on a page of the list, and the addresses of those pages as seen from this file. */
  readonly size: number;
  readonly pages: readonly string[];
  readonly facets: readonly ListFacet[];
  /** Whole minutes until it was over. */
  readonly minutes: readonly (number | null)[];
  /** The first day on which an open item is due: what is overdue depends on when it is asked. */
  readonly due: readonly (string | null)[];
}

/** The files that the script of the home page reads once a filter is used. */
export function listDataPages(survey: Survey): TextPage[] {
  if (survey.posts.length < 2) return [];
  const text = (value: unknown): string => `${JSON.stringify(value)}\n`;
  return [
    { kind: 'text', file: outputFile(siteFiles.list), text: () => text(listData(survey)) },
    {
      kind: 'text',
      file: outputFile(siteFiles.listTitles),
      text: () => text(survey.posts.map(({ card }) => card.title)),
    },
  ];
}

function listData(survey: Survey): ListData {
  const { posts, lists, groups } = survey;
  const pages = Math.ceil(posts.length / pageSize);
  return {
    size: pageSize,
    pages: Array.from({ length: pages }, (_, index) =>
      relativeHref(siteFiles.list, listPath(index + 1)),
    ),
    facets: lists.flatMap((facet) => {
      const values = groups.get(facet.key) ?? [];
      return values.length === 0 ? [] : [column(facet, values, survey)];
    }),
    minutes: posts.map(({ card }) => card.toResolve),
    due: posts.map(({ post }) => {
      const days = post.postmortem.actionItems.flatMap((item) =>
        isOpen(item) && item.due !== null ? item.due : [],
      );
      return days.sort()[0] ?? null;
    }),
  };
}

function column(
  { key, param }: Facet,
  groups: readonly FacetGroup[],
  { posts, texts: { t } }: Survey,
): ListFacet {
  const values = groups.map((group): [string, string] => [group.name, groupName(group)]);
  // What is overdue on the day of reading may not have been on that of the build.
  if (key === 'follow-up' && groups[0]?.name !== 'overdue') {
    values.unshift(['overdue', t('work.overdue')]);
  }
  const places = new Map(values.map(([name], place) => [name, place]));
  return {
    param,
    values,
    of: posts.map(({ card }) =>
      (card.values.get(key) ?? []).flatMap(({ name }) => places.get(name) ?? []),
    ),
  };
}
