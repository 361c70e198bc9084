import { compareText } from '../../message/message.ts';
import type { Filter, IndexPart } from './index-part.ts';

/** Filters and their values in order, each with the numbers of its pages; `numbers`: those of each part's pages, or -1. */
export function mergeFilters(
  parts: readonly IndexPart[],
  numbers: readonly Int32Array[],
): readonly Filter[] {
  const filters = new Map<string, Map<string, number[]>>();
  for (const [index, part] of parts.entries()) {
    for (const [name, values] of part.filters) {
      for (const [value, ofPart] of values) {
        const pages = ofPart
          .map((page) => numbers[index]?.[page] ?? -1)
          .filter((page) => page >= 0);
        if (pages.length === 0) continue;
        const known = filters.get(name) ?? new Map<string, number[]>();
        const before = known.get(value);
        if (before === undefined) known.set(value, pages);
        else for (const page of pages) before.push(page);
        filters.set(name, known);
      }
    }
  }
  return [...filters]
    .sort(byName)
    .map(([name, values]) => [
      name,
      [...values].sort(byName).map(([value, pages]) => [value, pages.sort((a, b) => a - b)]),
    ]);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  compareText(a, b);
