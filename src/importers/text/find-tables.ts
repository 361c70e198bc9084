import { isStamped } from './find-lists.ts';

/** A row of a table whose cells were copied with tabs between them. */
export interface TabRow {
  readonly cells: readonly string[];
  readonly first: boolean;
  /** The first row is a header: it has no time or day in it. */
  readonly head: boolean;
}

/** Rows of tables by the index of their line: lines next to each other with as many tabs. */
export function findTables(
  lines: readonly string[],
  fenced: readonly boolean[],
): ReadonlyMap<number, TabRow> {
  const rows = new Map<number, TabRow>();
  const cellsOf = (index: number): readonly string[] =>
    fenced[index] ? [] : (lines[index] ?? '').split('\t').map((cell) => cell.trim());
  for (let from = 0; from < lines.length; from++) {
    const width = cellsOf(from).length;
    if (width < 2 || cellsOf(from)[0] === '') continue;
    let to = from + 1;
    while (cellsOf(to).length === width) to++;
    if (to - from < 2) continue;
    const head = !cellsOf(from).some((cell) => isStamped(cell));
    for (let index = from; index < to; index++) {
      rows.set(index, { cells: cellsOf(index), first: index === from, head });
    }
    from = to - 1;
  }
  return rows;
}
