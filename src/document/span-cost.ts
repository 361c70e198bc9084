/**
 * Estimates the steps that a CommonMark parser takes to pair the `*`, `_` and `~` of one block, line by
 * line: a closing run that finds no opener looks at all runs before it, one that finds its opener at
 * all between them. https://spec.commonmark.org/0.31.2/#phase-2-inline-structure
 * Counting ends a little beyond `limit`.
 */
export function createSpanCost(limit: number) {
  // By mark, the runs that may still be closed, as their number and length.
  const open = new Map<string, { readonly index: number; readonly length: number }[]>();
  let runs = 0;
  let cost = 0;

  const close = (mark: string, length: number): boolean => {
    const opener = open.get(mark)?.pop();
    if (opener === undefined) return false;
    for (const others of open.values()) {
      while ((others.at(-1)?.index ?? 0) > opener.index) others.pop();
    }
    // Long runs pair two marks at a time, each pair inside the one before.
    cost += runs - opener.index + Math.min(length, opener.length) ** 2;
    return true;
  };
  const push = (mark: string, length: number): void => {
    const others = open.get(mark);
    if (others === undefined) open.set(mark, [{ index: runs, length }]);
    else others.push({ index: runs, length });
  };

  /** Adds a line and tells the steps so far. */
  const add = (line: string): number => {
    for (const match of line.matchAll(/\*+|_+|~+/g)) {
      if (cost > limit) break;
      const [run] = match;
      // Only tildes of the same number strike out what is between them.
      const mark = run.startsWith('~') ? run.slice(0, 3) : run.slice(0, 1);
      const before = line[match.index - 1] ?? ' ';
      const after = line[match.index + run.length] ?? ' ';
      runs++;
      if (mark === '_' && isWord(before) && isWord(after)) continue;
      if (!isBlank(before) && close(mark, run.length)) continue;
      if (!isBlank(before)) cost += runs;
      if (!isBlank(after)) push(mark, run.length);
    }
    return cost;
  };
  return { add };
}

const isBlank = (character: string): boolean => /\s/.test(character);
const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
