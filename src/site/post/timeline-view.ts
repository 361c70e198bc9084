import type { Body } from '../../html/types.ts';
import { type EntryKind, entryKinds, type Postmortem, type Zone } from '../../postmortem/types.ts';
import { mainZone } from '../figure/collect-points.ts';
import { isUtc, zoneLabel } from '../figure/zoned-clock.ts';

/** Entries of a kind; `other` are those of none. */
export interface KindCount {
  readonly kind: EntryKind | 'other';
  readonly count: number;
}

export interface ZoneView {
  /** As browsers know it: `Europe/Berlin`, `+02:00`. */
  readonly name: Zone;
  readonly label: string;
}

/** Anchor of the part of the page in which the timeline begins; null where there is none. */
export function timelinePart(
  { timeline, headings, sections }: Postmortem,
  body: Body | null,
): string | null {
  const parts = new Set(body?.parts.map(({ anchor }) => anchor));
  const start = timeline[0]?.place.start.offset;
  const told = sections.find(({ kind }) => kind === 'timeline')?.heading;
  const first = start ?? told?.place.start.offset ?? -1;
  const before = headings.filter(({ place }) => place.start.offset <= first);
  return before.findLast(({ anchor }) => parts.has(anchor))?.anchor ?? null;
}

/** Kinds of the entries, in their usual order, for a choice; empty where there is nothing to choose. */
export function kindsOf({ timeline }: Postmortem): readonly KindCount[] {
  const count = (wanted: KindCount['kind']): number =>
    timeline.filter(({ kind }) => (kind ?? 'other') === wanted).length;
  const counts = [...entryKinds, 'other' as const]
    .map((kind) => ({ kind, count: count(kind) }))
    .filter((entry) => entry.count > 0);
  return counts.length > 1 && timeline.length > 3 ? counts : [];
}

/** Zone of the incident, where it is known and not UTC. */
export function zoneOf(postmortem: Postmortem): ZoneView | null {
  const name = mainZone(postmortem);
  return isUtc(name) ? null : { name, label: zoneLabel(name) };
}
