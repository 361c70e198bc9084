/** A number with two decimals at most, so that the same data gives the same bytes. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** A line across a chart with its number. */
export interface GridLine {
  readonly y: number;
  readonly value: number;
}

/** Words below a chart; at an edge they end or begin there. */
export interface AxisLabel {
  readonly x: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** As many words as fit side by side on a phone. */
const mostLabels = 6;

/** Labels for bands, each as far from the next as they need. `centre` gives per cent of the width. */
export function labelBands(
  labels: readonly string[],
  centre: (index: number) => number,
): AxisLabel[] {
  const step = Math.ceil(labels.length / mostLabels);
  return labels.flatMap((text, index) => {
    if (index % step !== 0) return [];
    return labelAt(round(centre(index)), text);
  });
}

/** A label that stays inside the chart. */
export function labelAt(x: number, text: string): AxisLabel {
  return { x, text, anchor: x > 94 ? 'end' : x < 4 ? 'start' : 'middle' };
}
