import { scaleBand, scaleLinear } from 'd3-scale';
import type { SitePath } from '../types.ts';
import { type AxisLabel, labelBands, round } from './axis.ts';

/** A thing that is counted, with the page that has more of it. */
export interface RowInput {
  readonly label: string;
  readonly path: SitePath | null;
}

/** One line of a chart: its words stand above its bars, so that they are never cut. */
export interface ChartRow extends RowInput {
  readonly y: number;
  readonly total: number;
  readonly bars: readonly {
    readonly x: number;
    readonly width: number;
    readonly y: number;
    readonly height: number;
    readonly count: number;
  }[];
}

/** Lines below each other, ready to be written as SVG. */
export interface RowsDrawing {
  readonly kind: 'rows';
  readonly height: number;
  readonly rows: readonly ChartRow[];
  readonly labels: readonly AxisLabel[];
}

const wordsHeight = 20;

/** Draws one bar for each row, from the left, as long as its count. */
export function drawRanks(rows: readonly RowInput[], counts: readonly number[]): RowsDrawing {
  const pitch = 40;
  const x = scaleLinear([0, Math.max(1, ...counts)], [0, 100]);
  return {
    kind: 'rows',
    height: rows.length * pitch,
    rows: rows.map((row, index) => {
      const total = counts[index] ?? 0;
      const y = index * pitch;
      const bar = { x: 0, width: round(x(total)), y: y + wordsHeight, height: 10, count: total };
      return { ...row, y: y + wordsHeight - 6, total, bars: [bar] };
    }),
    labels: [],
  };
}

/** Draws a small chart over time for each row; all have one scale. `counts` has a number for each label. */
export function drawSparks(
  rows: readonly RowInput[],
  labels: readonly string[],
  counts: readonly (readonly number[])[],
): RowsDrawing {
  const tall = 26;
  const pitch = wordsHeight + tall + 8;
  const x = scaleBand(labels.keys(), [0, 100]).padding(0.2);
  const y = scaleLinear([0, Math.max(1, ...counts.flat())], [0, tall]);
  return {
    kind: 'rows',
    height: rows.length * pitch + 20,
    rows: rows.map((row, index) => {
      const line = counts[index] ?? [];
      const base = index * pitch + wordsHeight + tall;
      return {
        ...row,
        y: index * pitch + wordsHeight - 6,
        total: line.reduce((sum, count) => sum + count, 0),
        bars: line.flatMap((count, place) => {
          if (count === 0) return [];
          const height = round(y(count));
          return {
            x: round(x(place) ?? 0),
            width: round(x.bandwidth()),
            y: round(base - height),
            height,
            count,
          };
        }),
      };
    }),
    labels: labelBands(labels, (place) => (x(place) ?? 0) + x.bandwidth() / 2),
  };
}
