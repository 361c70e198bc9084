/** A label to place: where it points to and how long its text is. */
export interface LabelWish {
  readonly x: number;
  readonly width: number;
}

/** Where a label stands: its row, 0 being the nearest, and on which side of its place the text is. */
export interface PlacedLabel {
  readonly row: number;
  readonly anchor: 'start' | 'end';
  readonly x1: number;
  readonly x2: number;
}

/**
 * Puts labels into as few rows as it takes that none touches another. The text starts at its place, or
 * ends there where the line ends. The last come first, so that lines down to the rest cross little.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  { x1, x2, gap }: { readonly x1: number; readonly x2: number; readonly gap: number },
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  return wishes
    .toReversed()
    .map(({ x, width }) => {
      const isLate = x + width > x2 && x - width >= x1;
      // Longer than the room on either side: it stands as far to the end as it fits.
      const from = isLate ? x - width : Math.max(x1, Math.min(x, x2 - width));
      const box = { x1: from, x2: from + width };
      const touches = (row: number): boolean =>
        placed.some(
          (other) => other.row === row && box.x1 < other.x2 + gap && other.x1 < box.x2 + gap,
        );
      let row = 0;
      while (touches(row)) row++;
      const label: PlacedLabel = { row, anchor: isLate ? 'end' : 'start', ...box };
      placed.push(label);
      return label;
    })
    .toReversed();
}
