/**
 * The quantile `p` (0…1) of a sample: linear between the two nearest values, with the first value at 0
 * and the last at 1. Null for an empty sample.
 *
 * Source: definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American
 * Statistician 50 (1996), 361–365; the one that R, NumPy and spreadsheets take unless told otherwise.
 */
export function quantile(sample: readonly number[], p: number): number | null {
  if (sample.length === 0) return null;
  const sorted = [...sample].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[below + 1] ?? low;
  return low + (high - low) * (place - below);
}

/** What is said of a sample: how large it is, its middle, and the half and the most of it around that. */
export interface Spread {
  /** How many values are known. */
  readonly size: number;
  readonly median: number;
  readonly quarter: number;
  readonly threeQuarters: number;
  readonly nineTenths: number;
  readonly least: number;
  readonly most: number;
}

/** Sums a sample up; null where there is nothing to sum up. */
export function spreadOf(sample: readonly number[]): Spread | null {
  const sorted = [...sample].sort((a, b) => a - b);
  const at = (p: number): number => quantile(sorted, p) ?? 0;
  return sorted.length === 0
    ? null
    : {
        size: sorted.length,
        median: at(0.5),
        quarter: at(0.25),
        threeQuarters: at(0.75),
        nineTenths: at(0.9),
        least: at(0),
        most: at(1),
      };
}
