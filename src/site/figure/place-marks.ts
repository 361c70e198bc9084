/** A mark with its place along the line and the row it stands in, 0 being next to the axis. */
export interface Placed {
  readonly x: number;
  readonly row: number;
}

export interface MarkOptions {
  readonly x1: number;
  readonly x2: number;
  /** Least distance between two marks of a row. */
  readonly pitch: number;
  /** Rows that are there in any case; more are made where the marks need them. */
  readonly rows: number;
}

/**
 * Finds a place for marks, given by their `x` in ascending order, so that no two of a row are nearer
 * than `pitch`. Each stays where it belongs while a row is free there, and else moves aside as little as
 * needed; none leaves the line.
 */
export function placeMarks(xs: readonly number[], options: MarkOptions): readonly Placed[] {
  const { x1, x2, pitch } = options;
  const inRow = Math.max(1, Math.floor((x2 - x1) / pitch));
  const rows = Math.max(options.rows, Math.ceil((xs.length / inRow) * 1.25));
  const ends: number[] = Array.from({ length: rows }, () => Number.NEGATIVE_INFINITY);
  const placed = xs.map((wanted) => {
    const free = ends.findIndex((end) => end + pitch <= wanted);
    const row = free === -1 ? ends.indexOf(Math.min(...ends)) : free;
    const x = Math.max(wanted, (ends[row] ?? 0) + pitch);
    ends[row] = x;
    return { x, row };
  });
  // What was pushed out at the end of the line pushes its row back.
  const starts: number[] = Array.from({ length: rows }, () => x2 + pitch);
  return placed
    .toReversed()
    .map(({ x, row }) => {
      const inside = Math.max(x1, Math.min(x, (starts[row] ?? x2) - pitch));
      starts[row] = inside;
      return { x: inside, row };
    })
    .toReversed();
}
