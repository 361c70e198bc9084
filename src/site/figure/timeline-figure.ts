import type { MilestoneName, Postmortem, Zone } from '../../postmortem/types.ts';
import type { Texts } from '../texts/texts.ts';
import { collectPoints } from './collect-points.ts';
import { type Drawing, drawFigure, drawingSizes } from './draw-figure.ts';
import { isoInstant, zoneLabel } from './zoned-clock.ts';

/** The timeline of an incident as a figure, with what must be said beside it. */
export interface TimelineFigure {
  readonly wide: Drawing;
  readonly narrow: Drawing;
  readonly zone: Zone;
  readonly zoneLabel: string;
  /** First and last instant that is shown. */
  readonly from: string;
  readonly to: string;
  readonly entries: number;
  /** Entries without a known instant, which only the list has. */
  readonly unknown: number;
  /** Whole minutes between two milestones; `name` is the second of them. */
  readonly phases: readonly { readonly name: MilestoneName; readonly minutes: number }[];
}

/** Draws the timeline of a postmortem; null where fewer than two of its times are known. */
export function timelineFigure(postmortem: Postmortem, texts: Texts): TimelineFigure | null {
  const points = collectPoints(postmortem);
  if (points === null) return null;
  const { entries, milestones, unknown, zone } = points;
  const instants = [...entries, ...milestones].map(({ at }) => at);
  return {
    wide: drawFigure(points, drawingSizes.wide, texts),
    narrow: drawFigure(points, drawingSizes.narrow, texts),
    zone,
    zoneLabel: zoneLabel(zone),
    from: isoInstant(Math.min(...instants)),
    to: isoInstant(Math.max(...instants, ...entries.flatMap(({ until }) => until ?? []))),
    entries: entries.length,
    unknown,
    phases: milestones.slice(1).map(({ name, at }, index) => ({
      name,
      minutes: Math.round((at - (milestones[index]?.at ?? at)) / 60_000),
    })),
  };
}
