import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { type AxisLabel, type GridLine, labelBands, round } from './axis.ts';

// Charts are as wide as their column: all x are per cent of it, all y are pixels, and letters keep
// their size on a phone.

/** A kind of thing that is counted, in the order in which bars are stacked from below. */
export interface Series {
  readonly label: string;
  /** Name of its fill in the style sheet: `severity-1`. */
  readonly fill: string;
}

/** A part of a bar. */
export interface Segment {
  readonly series: number;
  readonly y: number;
  readonly height: number;
  readonly count: number;
}

export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly label: string;
  readonly total: number;
  readonly segments: readonly Segment[];
}

/** Bars of stacked counts, ready to be written as SVG. */
export interface BarsDrawing {
  readonly kind: 'bars';
  readonly height: number;
  readonly base: number;
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
  readonly grid: readonly GridLine[];
  readonly labels: readonly AxisLabel[];
}

const base = 190;
const top = 14;

/** Draws a bar for each label; `counts` has a row for each, with a number for each series. */
export function drawBars(
  labels: readonly string[],
  series: readonly Series[],
  counts: readonly (readonly number[])[],
): BarsDrawing {
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const highest = Math.max(1, ...totals);
  const y = scaleLinear([0, highest], [base, top]).nice(4);
  // A lone bar is no wall.
  const x = scaleBand(labels.keys(), [8, labels.length < 4 ? 8 + labels.length * 20 : 100]);
  const band = x.paddingInner(0.25).paddingOuter(0.12);
  const stacked = stack<readonly number[], number>()
    .keys(series.keys())
    .value((row, key) => row[key] ?? 0)(counts);
  return {
    kind: 'bars',
    height: base + 26,
    base,
    series,
    bars: labels.map((label, index) => ({
      x: round(band(index) ?? 0),
      width: round(band.bandwidth()),
      label,
      total: totals[index] ?? 0,
      segments: stacked.flatMap((column) => {
        const [from = 0, to = 0] = column[index] ?? [];
        if (from === to) return [];
        const height = round(y(from) - y(to));
        return { series: column.key, y: round(y(to)), height, count: to - from };
      }),
    })),
    grid: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ y: round(y(value)), value })),
    labels: labelBands(labels, (index) => (band(index) ?? 0) + band.bandwidth() / 2),
  };
}
