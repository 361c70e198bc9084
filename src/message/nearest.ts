import { distance } from 'fastest-levenshtein';

/**
 * The known word that `word` was most likely meant to be, or `null` when none is near.
 * Near: an edit distance of at most a third of the longer word, capitals and dashes ignored.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  const plain = simplify(word);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const other = simplify(candidate);
    const far = distance(plain, other);
    if (far < bestDistance && far <= Math.max(plain.length, other.length) / 3) {
      best = candidate;
      bestDistance = far;
    }
  }
  return best;
}

const simplify = (word: string): string => word.toLowerCase().replaceAll(/[-_\s]/g, '');
