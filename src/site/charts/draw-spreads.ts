import { scaleLog } from 'd3-scale';
import { type Spread, spreadOf } from '../quantile.ts';
import { type AxisLabel, labelAt, round } from './axis.ts';

/** A sample of durations, in whole minutes, with what it is of. */
export interface Sample {
  readonly label: string;
  readonly minutes: readonly number[];
}

/** A sample as a line of the chart: each value a point, or, where they are many, bars of counts. */
export interface SpreadRow {
  readonly label: string;
  /** Baseline of the words, and the middle of the drawing below. */
  readonly y: number;
  readonly middle: number;
  readonly spread: Spread;
  readonly median: number;
  /** The half of the values around the median; null where there are too few to say so. */
  readonly half: { readonly x: number; readonly width: number } | null;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly bars: readonly {
    readonly x: number;
    readonly width: number;
    readonly y: number;
    readonly height: number;
  }[];
}

/** Distributions on one logarithmic scale, ready to be written as SVG. */
export interface SpreadsDrawing {
  readonly kind: 'spreads';
  readonly height: number;
  readonly rows: readonly SpreadRow[];
  readonly labels: readonly AxisLabel[];
}

/** With fewer values, quarters would be guesses. */
export const leastForQuarters = 5;
/** With fewer values, nine of ten would be all of them. */
export const leastForTenths = 10;
/** More points than this would lie on each other. */
const mostPoints = 150;
const bins = 50;

const wordsHeight = 20;
const tall = 40;
const pitch = wordsHeight + tall + 10;
const left = 2;
const right = 98;

/** Minutes at which the scale may have a mark: readers think in these. */
const marks = [1, 5, 15, 60, 240, 1440, 10_080, 43_200, 525_600, 5_256_000];

/** Draws samples below each other; empty ones are left out. `write` puts a duration into words. */
export function drawSpreads(
  samples: readonly Sample[],
  write: (minutes: number) => string,
): SpreadsDrawing {
  // What took less than a minute stands at one: a logarithm has no place for nothing.
  const known = samples
    .filter(({ minutes }) => minutes.length > 0)
    .map(({ label, minutes }) => ({ label, minutes: minutes.map((value) => Math.max(1, value)) }));
  const all = known.flatMap(({ minutes }) => minutes);
  const least = all.reduce((a, b) => Math.min(a, b), 60);
  const most = all.reduce((a, b) => Math.max(a, b), 60);
  const x = scaleLog([least / 1.5, most * 1.5], [left, right]);
  // One kind of drawing for all, so that they can be compared.
  const areMany = known.some(({ minutes }) => minutes.length > mostPoints);
  const rows = known.flatMap(({ label, minutes }, index): SpreadRow[] => {
    const spread = spreadOf(minutes);
    if (spread === null) return [];
    const middle = index * pitch + wordsHeight + tall / 2;
    const places = minutes.map((value) => x(value));
    const [from, to] = [x(spread.quarter), x(spread.threeQuarters)];
    return [
      {
        label,
        y: index * pitch + wordsHeight - 6,
        middle,
        spread,
        median: round(x(spread.median)),
        half:
          spread.size < leastForQuarters
            ? null
            : { x: round(from), width: round(Math.max(0.5, to - from)) },
        points: areMany ? [] : spreadPoints(places, middle),
        bars: areMany ? countPlaces(places, middle + tall / 2) : [],
      },
    ];
  });
  return { kind: 'spreads', height: rows.length * pitch + 20, rows, labels: marksOf(x, write) };
}

/** Points side by side where they would lie on each other: alternately above and below the line. */
function spreadPoints(places: readonly number[], middle: number): SpreadRow['points'] {
  const columns = new Map<number, number>();
  const column = (place: number): number => Math.round(place / 1.6);
  const sorted = [...places].sort((a, b) => a - b);
  for (const place of sorted) columns.set(column(place), (columns.get(column(place)) ?? 0) + 1);
  const fullest = Math.max(...columns.values());
  const step = Math.min(8, (tall - 8) / Math.max(1, fullest - 1));
  const taken = new Map<number, number>();
  return sorted.map((place) => {
    const before = taken.get(column(place)) ?? 0;
    taken.set(column(place), before + 1);
    const side = before % 2 === 0 ? 1 : -1;
    const away = Math.ceil(before / 2) * step * side;
    return { x: round(place), y: round(middle + away) };
  });
}

function countPlaces(places: readonly number[], base: number): SpreadRow['bars'] {
  const width = (right - left) / bins;
  const counts = Array.from({ length: bins }, () => 0);
  for (const place of places) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((place - left) / width)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const fullest = Math.max(...counts);
  return counts.flatMap((count, bin) => {
    if (count === 0) return [];
    const height = round((count / fullest) * tall);
    return { x: round(left + bin * width), width: round(width), y: round(base - height), height };
  });
}

/** Marks that are inside the scale and far enough from each other for their words. */
function marksOf(x: (minutes: number) => number, write: (minutes: number) => string): AxisLabel[] {
  const labels: AxisLabel[] = [];
  for (const minutes of marks) {
    const place = round(x(minutes));
    const last = labels.at(-1);
    if (place < 0 || place > 100 || (last !== undefined && place - last.x < 14)) continue;
    labels.push(labelAt(place, write(minutes)));
  }
  return labels;
}
