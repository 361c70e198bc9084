import { readDay, readInstant, readZone } from './dates.ts';
import type { Fields } from './schema.ts';
import type { Day, Instant, Zone } from './types.ts';

export { severityOf } from './field-checks.ts';

/** A field that holds one text or several, as a list: people, tickets, related posts. */
export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** The day that a valid `date` writes, on the author's own calendar. */
export function dayOf(date: string | undefined): Day | null {
  return date === undefined ? null : readDay(date.trim().slice(0, 10));
}

/** The zone of a post's times that name none: its field, else the house's, else null. */
export function zoneOf(fields: Pick<Fields, 'timezone'>, house: Zone | null): Zone | null {
  return fields.timezone === undefined ? house : (readZone(fields.timezone) ?? house);
}

/** The instant that a valid field writes, in `zone` where it names none. */
export function instantOf(text: string | undefined, zone: Zone | null): Instant | null {
  if (text === undefined) return null;
  const reading = readInstant(text, zone);
  return reading.error === undefined ? reading.instant : null;
}

/** A part of the impact, as text for a reader. */
export interface ImpactFact {
  readonly name: 'users' | 'requests' | 'revenue' | 'data_loss';
  readonly text: string;
  readonly basis: 'measured' | 'estimated' | null;
}

/** What the `impact` field says, part by part. */
export function impactFacts(impact: Fields['impact']): readonly ImpactFact[] {
  const names = ['users', 'requests', 'revenue', 'data_loss'] as const;
  return names.flatMap((name) => {
    const measure = impact?.[name];
    if (measure === undefined) return [];
    if (typeof measure === 'object') {
      return [{ name, text: String(measure.value), basis: measure.basis ?? null }];
    }
    const text = typeof measure === 'boolean' ? (measure ? 'yes' : 'none') : String(measure);
    return [{ name, text, basis: null }];
  });
}
