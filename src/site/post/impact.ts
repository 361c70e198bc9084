import type { Postmortem } from '../../postmortem/types.ts';

/** What an incident did, in one respect. */
export interface ImpactFigure {
  readonly name: 'users' | 'requests' | 'revenue' | 'dataLoss';
  /** As the author gives it; of data loss also whether there was any. */
  readonly value: string | number | boolean;
  /** How it was found, where the author says so. */
  readonly basis: 'measured' | 'estimated' | null;
}

const names = {
  users: 'users',
  requests: 'requests',
  revenue: 'revenue',
  data_loss: 'dataLoss',
} as const;

/** The impact in figures, in the order in which readers ask for them. */
export function impactFigures(impact: Postmortem['fields']['impact']): ImpactFigure[] {
  return (['users', 'requests', 'revenue', 'data_loss'] as const).flatMap(
    (field): ImpactFigure[] => {
      const given = impact?.[field];
      if (given === undefined) return [];
      const name = names[field];
      return typeof given === 'object'
        ? [{ name, value: given.value, basis: given.basis ?? null }]
        : [{ name, value: given, basis: null }];
    },
  );
}
