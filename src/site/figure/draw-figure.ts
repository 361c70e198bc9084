import type { EntryKind, MilestoneName } from '../../postmortem/types.ts';
import type { Texts } from '../texts/texts.ts';
import { type AxisTick, axisTicks } from './axis-ticks.ts';
import type { EntryPoint, FigurePoints, Millis } from './collect-points.ts';
import { placeLabels } from './place-labels.ts';
import { placeMarks } from './place-marks.ts';
import { createTimeScale, type TimeScale } from './time-scale.ts';
import { zonedClock } from './zoned-clock.ts';

// All lengths are units of the drawing's own box. It is shown at about its own size, so a unit is
// about a CSS pixel; text must be as wide as the widest of the usual fonts.

/** A size in which the figure is drawn: one for wide columns, one for a phone. */
export interface DrawingSize {
  readonly width: number;
  /** Height of letters. */
  readonly font: number;
}

export const drawingSizes = {
  wide: { width: 720, font: 12.5 },
  narrow: { width: 344, font: 12 },
} as const satisfies Record<string, DrawingSize>;

/** The time between two milestones; `name` is the milestone that ends it. */
export interface PhaseBand {
  readonly name: MilestoneName;
  readonly x: number;
  readonly width: number;
  /** Words that fit into the band, and where they start. */
  readonly label: { readonly x: number; readonly text: string } | null;
}

export interface MilestoneMark {
  readonly name: MilestoneName;
  readonly x: number;
  readonly instant: string;
  readonly time: string;
  readonly anchor: string | null;
  /** `y` is the foot of its letters, `top` where the line down to the axis begins. */
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly top: number;
    readonly side: 'start' | 'end';
  };
}

export interface EntryMark {
  readonly anchor: string;
  /** Null where nothing says what kind of event it is. */
  readonly kind: EntryKind | null;
  readonly x: number;
  readonly y: number;
  /** Where a range ends on the line. */
  readonly until: number | null;
  readonly words: string;
}

/** A pause that is drawn short. */
export interface BreakMark {
  readonly x: number;
  readonly width: number;
  readonly length: string;
}

/** Everything of the figure in one size, ready to be written as SVG. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly font: number;
  /** The band of phases; null where fewer than two milestones are known. */
  readonly band: { readonly y: number; readonly height: number } | null;
  readonly axis: { readonly y: number; readonly x1: number; readonly x2: number };
  readonly tickLabels: { readonly time: number; readonly day: number };
  readonly phases: readonly PhaseBand[];
  readonly milestones: readonly MilestoneMark[];
  readonly entries: readonly EntryMark[];
  readonly breaks: readonly BreakMark[];
  readonly ticks: readonly AxisTick[];
}

/** Letters are at most this wide, in parts of their height. */
const letterWidth = 0.62;
const edge = 7;
const bandHeight = 24;
const pitch = 11;
const breakWidth = 18;
const labelPadding = 5;
/** More marks than this are thinned out: where two of a kind would stand on one spot, one does. */
const maxMarks = 400;

/** Draws the figure in a size. The numbers have one decimal, so the same post gives the same bytes. */
export function drawFigure(points: FigurePoints, size: DrawingSize, texts: Texts): Drawing {
  const { width, font } = size;
  const line = font * 1.35;
  const widthOf = (text: string): number => [...text].length * font * letterWidth;
  const x1 = edge;
  const x2 = width - edge;
  const minutes = (from: Millis, to: Millis): string =>
    texts.duration(Math.round((to - from) / 60_000));
  const instants = [
    ...points.entries.flatMap(({ at, until }) => (until === null ? [at] : [at, until])),
    ...points.milestones.map(({ at }) => at),
  ];
  const labelWidth = widthOf('00:00') + 8;
  const scale = createTimeScale(instants, { x1, x2, breakWidth, leastWidth: labelWidth });

  const clock = (at: Millis): string => zonedClock(points.zone, at).time;
  const wishes = points.milestones.map(({ name, at }) => ({
    x: scale.x(at),
    width: widthOf(`${texts.t(`post.${name}`)} ${clock(at)}`) + 6,
  }));
  const labels = placeLabels(wishes, { x1: 0, x2: width, gap: 8 });
  const labelRows = Math.max(0, ...labels.map(({ row }) => row + 1));
  const bandY = labelRows === 0 ? 0 : labelRows * line + 6;
  const hasBand = points.milestones.length > 1;
  const marksY = bandY + (hasBand ? bandHeight + 6 : 2);

  const shown = thinOut(points.entries, scale);
  const placed = placeMarks(
    shown.map(({ at }) => scale.x(at)),
    { x1, x2, pitch, rows: 3 },
  );
  const rows = Math.max(0, ...placed.map(({ row }) => row + 1));
  const axisY = marksY + rows * pitch + 4;
  const breaks = scale.breaks.map(({ from, to, x1, x2 }) => ({
    x: round(x1),
    width: round(x2 - x1),
    length: minutes(from, to),
  }));
  const ticks = axisTicks(scale, { zone: points.zone, labelWidth, x1: 0, x2: width });
  const timeY = axisY + line;
  return {
    width,
    height: round(timeY + line + 4),
    font,
    band: hasBand ? { y: round(bandY), height: bandHeight } : null,
    axis: { y: round(axisY), x1, x2 },
    tickLabels: { time: round(timeY), day: round(timeY + line) },
    phases: points.milestones.slice(1).map(({ name, at }, index): PhaseBand => {
      const from = points.milestones[index]?.at ?? at;
      const title = texts.t(`figure.phase.${name}`);
      const words = [`${title} ${minutes(from, at)}`, title];
      const x = scale.x(from);
      return {
        name,
        x: round(x),
        width: round(scale.x(at) - x),
        label: fitLabel(words, roomsBetween(x, scale.x(at), scale), widthOf),
      };
    }),
    milestones: points.milestones.map(({ name, at, instant, anchor }, index) => {
      const label = labels[index];
      const side = label?.anchor ?? 'start';
      const x = side === 'start' ? (label?.x1 ?? 0) : (label?.x2 ?? 0);
      const y = bandY - 6 - (label?.row ?? 0) * line;
      return {
        name,
        x: round(scale.x(at)),
        instant,
        time: clock(at),
        anchor,
        label: {
          x: round(side === 'start' ? x + 4 : x - 4),
          y: round(y),
          top: round(y - font * 0.8),
          side,
        },
      };
    }),
    entries: shown.map((entry, index) => {
      const { x, row } = placed[index] ?? { x: x1, row: 0 };
      return {
        anchor: entry.anchor,
        kind: entry.kind,
        x: round(x),
        y: round(axisY - (row + 0.5) * pitch - 2),
        until: entry.until === null ? null : round(Math.max(x, scale.x(entry.until))),
        words: `${entry.stamp} ${entry.words}`.trim(),
      };
    }),
    breaks,
    ticks: ticks.map((tick) => ({ ...tick, x: round(tick.x), labelX: round(tick.labelX) })),
  };
}

interface Room {
  readonly x1: number;
  readonly x2: number;
}

/** What a part of the line is cut into by pauses. */
const roomsBetween = (from: number, to: number, { stretches }: TimeScale): readonly Room[] =>
  stretches
    .map(({ x1, x2 }) => ({ x1: Math.max(x1, from), x2: Math.min(x2, to) }))
    .filter(({ x1, x2 }) => x1 < x2);

/** The first of some words that fits into a room, in the first room that has it. */
function fitLabel(
  words: readonly string[],
  rooms: readonly Room[],
  widthOf: (text: string) => number,
): PhaseBand['label'] {
  for (const text of words) {
    const room = rooms.find(({ x1, x2 }) => widthOf(text) <= x2 - x1 - 2 * labelPadding);
    if (room !== undefined) return { x: round(room.x1 + labelPadding), text };
  }
  return null;
}

function thinOut(entries: readonly EntryPoint[], scale: TimeScale): readonly EntryPoint[] {
  if (entries.length <= maxMarks) return entries;
  const seen = new Set<string>();
  return entries.filter(({ at, kind }) => {
    const spot = `${Math.round(scale.x(at) / pitch)} ${kind}`;
    const isNew = !seen.has(spot);
    seen.add(spot);
    return isNew;
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;
