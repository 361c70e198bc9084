import { actionStatuses } from '../postmortem/types.ts';
import { actionLists } from './action-lists.ts';
import type { ActionRow } from './action-rows.ts';
import type { Survey } from './survey.ts';

/** A filter of the action items: its values, and which of them each item has. */
export interface ActionFilter {
  /** Its name in an address. */
  readonly param: (typeof params)[keyof typeof params] | 'status';
  /** Name and label. */
  readonly values: readonly (readonly [name: string, label: string])[];
  /** By item: the places of its values. */
  readonly of: readonly (readonly number[])[];
}

const params = {
  owners: 'owner',
  services: 'service',
  severities: 'severity',
  types: 'type',
} as const;

/** The filters of all action items; `of` follows the order of `rows`. */
export function actionFilters(survey: Survey, rows: readonly ActionRow[]): ActionFilter[] {
  const { t } = survey.texts;
  return [
    ...actionLists(survey, { closed: true }).flatMap(({ kind, groups }): ActionFilter[] => {
      if (kind === 'due') return [];
      const places = new Map<ActionRow, number[]>();
      for (const [place, group] of groups.entries()) {
        for (const row of group.rows) places.set(row, [...(places.get(row) ?? []), place]);
      }
      return [
        {
          param: params[kind],
          values: groups.map(({ name, label }) => [name, label]),
          of: rows.map((row) => places.get(row) ?? []),
        },
      ];
    }),
    {
      param: 'status',
      values: actionStatuses.map((status) => [status, t(`status.${status}`)]),
      of: rows.map(({ item }) => [actionStatuses.indexOf(item.status)]),
    },
  ];
}
