import type { BarsDrawing } from '../charts/draw-bars.ts';
import type { RowsDrawing } from '../charts/draw-rows.ts';
import type { SpreadsDrawing } from '../charts/draw-spreads.ts';

/** Numbers and words in rows under a head. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A figure with all that it shows in words and numbers too. */
export interface Chart {
  /** Its anchor, and the name of its file of data. */
  readonly id: string;
  readonly title: string;
  /** What there is to see, in sentences: stands below the figure and for it. */
  readonly caption: readonly string[];
  readonly drawing: BarsDrawing | RowsDrawing | SpreadsDrawing;
  readonly table: Table;
  /** For spreadsheets: plain numbers. */
  readonly data: Table;
}

/** Counts as a table: a row for each label, with the sum last. */
export function countTable(
  corner: string,
  labels: readonly string[],
  columns: readonly string[],
  counts: readonly (readonly number[])[],
  total: string | null,
): Table {
  const sum = (row: readonly number[]): number => row.reduce((a, b) => a + b, 0);
  return {
    head: [corner, ...columns, ...(total === null ? [] : [total])],
    rows: labels.map((label, index) => {
      const row = counts[index] ?? [];
      return [label, ...row, ...(total === null ? [] : [sum(row)])];
    }),
  };
}

/** Counts entries in a table of `rows` × `columns`; places outside are left out. */
export function tally(
  rows: number,
  columns: number,
  places: Iterable<readonly [row: number, column: number]>,
): number[][] {
  const counts = Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0));
  for (const [row, column] of places) {
    const line = counts[row];
    const before = line?.[column];
    if (line !== undefined && before !== undefined) line[column] = before + 1;
  }
  return counts;
}
