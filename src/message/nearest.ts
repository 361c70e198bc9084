import { distance } from 'fastest-levenshtein';

/**
 * The known word that `word` was most likely meant to be, or `null` when none is near.
 * Near: an edit distance of at most a third of the longer word, capitals and dashes ignored, and
 * two letters in the wrong order counted as one slip. Numbers must be the same: `SEV9` is no slip
 * for `SEV1`.
 */
export const nearest = (word: string, known: Iterable<string>): string | null =>
  createNearest(known)(word);

/** Comparisons of words: some seconds of them. */
const mostComparisons = 10_000_000;

/**
 * The same for many words. A house may have ten thousand dead links among as many files: after `most`
 * comparisons of words no more are looked up, and nothing is near.
 */
export function createNearest(
  known: Iterable<string>,
  most = mostComparisons,
): (word: string) => string | null {
  // Most posts have no dead link.
  let byNumber: ReadonlyMap<string, readonly Candidate[]> | null = null;
  let left = most;
  return (word) => {
    const plain = simplify(word);
    byNumber ??= groupByNumber(known);
    const candidates = byNumber.get(digits(plain)) ?? [];
    left -= candidates.length;
    return left < 0 ? null : nearestOf(plain, candidates);
  };
}

interface Candidate {
  readonly word: string;
  readonly plain: string;
}

function groupByNumber(words: Iterable<string>): ReadonlyMap<string, readonly Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const word of words) {
    const plain = simplify(word);
    const number = digits(plain);
    const same = groups.get(number);
    if (same === undefined) groups.set(number, [{ word, plain }]);
    else same.push({ word, plain });
  }
  return groups;
}

function nearestOf(plain: string, candidates: readonly Candidate[]): string | null {
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const { word, plain: other } of candidates) {
    const most = Math.max(plain.length, other.length) / 3;
    // Cheap to see, and true of nearly all words of a long list.
    if (Math.abs(plain.length - other.length) > most) continue;
    const far = isSwap(plain, other) ? 1 : distance(plain, other);
    if (far < bestDistance && far <= most) {
      best = word;
      bestDistance = far;
    }
  }
  return best;
}

const simplify = (word: string): string => word.toLowerCase().replaceAll(/[-_\s]/g, '');
const digits = (word: string): string => word.match(/\d+/g)?.join('') ?? '';

/** Whether two neighbouring letters in the wrong order are all that makes the words differ. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
