import { compareText } from '../../message/message.ts';
import {
  type EntryKind,
  type Instant,
  type MilestoneName,
  milestoneNames,
  type Postmortem,
  type Zone,
} from '../../postmortem/types.ts';

/** Milliseconds since 1970, in UTC. */
export type Millis = number;

/** A timeline entry whose instant is known. */
export interface EntryPoint {
  readonly anchor: string;
  readonly kind: EntryKind | null;
  readonly at: Millis;
  /** End of a range, where it is known and later. */
  readonly until: Millis | null;
  readonly instant: Instant;
  readonly stamp: string;
  readonly words: string;
}

export interface MilestonePoint {
  readonly name: MilestoneName;
  readonly at: Millis;
  readonly instant: Instant;
  readonly anchor: string | null;
}

/** What the figure of a timeline is drawn from: nothing but what has an instant. */
export interface FigurePoints {
  /** In the order of time, ties in the author's order. */
  readonly entries: readonly EntryPoint[];
  /** In the order of time, ties in that of their names. */
  readonly milestones: readonly MilestonePoint[];
  /** Entries whose instant is not known: they stand in the list only. */
  readonly unknown: number;
  /** Zone of the axis: the one that most entries are written in. */
  readonly zone: Zone;
}

/** Collects what a figure can show; null where it would have fewer than two points. */
export function collectPoints(postmortem: Postmortem): FigurePoints | null {
  const { timeline, milestones } = postmortem;
  const entries = timeline
    .flatMap(({ anchor, kind, instant, end, stamp, plain }): EntryPoint[] => {
      if (instant === null) return [];
      const at = Date.parse(instant);
      const until = end === null || end.instant === null ? null : Date.parse(end.instant);
      const later = until !== null && until > at ? until : null;
      return [{ anchor, kind, at, until: later, instant, stamp: stamp.text, words: plain }];
    })
    .sort((a, b) => a.at - b.at);
  const turns = milestoneNames
    .flatMap((name): MilestonePoint[] => {
      const milestone = milestones[name];
      if (milestone === null) return [];
      const { instant, anchor } = milestone;
      return [{ name, at: Date.parse(instant), instant, anchor }];
    })
    .sort((a, b) => a.at - b.at);
  if (entries.length + turns.length < 2) return null;
  const unknown = timeline.length - entries.length;
  return { entries, milestones: turns, unknown, zone: mainZone(postmortem) };
}

/** The zone of the incident: that of most entries, else the frontmatter's, else UTC. */
export function mainZone({ timeline, fields }: Postmortem): Zone {
  const uses = new Map<Zone, number>();
  for (const { zone, zoneSource } of timeline) {
    if (zone !== null && zoneSource !== 'assumed') uses.set(zone, (uses.get(zone) ?? 0) + 1);
  }
  const [most] = [...uses].sort(([a, m], [b, n]) => n - m || compareText(a, b));
  return most?.[0] ?? (fields.timezone as Zone | undefined) ?? ('UTC' as Zone);
}
