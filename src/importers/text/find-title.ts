import { isBlank } from '../lines.ts';
import type { NumberedLine } from '../numbered.ts';
import { bullet, countWords, isSentence } from './words.ts';

/** Words of titles of postmortems, and hardly of anything else that stands at the top of a page. */
const vocabulary =
  /\b(?:post-?\s?mortem|incident|outage|downtime|failures?|failed|disruption|degrad\w+|unavailab\w+|interruption|root cause|rca|report|review|analysis|deep dive|breach|leak|vulnerab\w+|compromise\w*|errors?|latency|slow\w*|down|data loss|corrupt\w*|crash\w*|timeouts?|exhaust\w*|delay\w*|expired|broken|bug|what happened)\b/i;
const dated = /\d{4}-\d\d-\d\d|\b(?:19|20)\d\d\b/;

/** How many lines with text are looked at: a title stands at the top. */
const reach = 8;

/**
 * The line that is the title of a text, as an index, or null. Of the short lines before the first sentence
 * the one with the most signs of a title wins, the first of equals; `known` is a title told elsewhere.
 */
export function findTitle(
  lines: readonly NumberedLine[],
  known: string | null,
  isSection: (line: string) => boolean,
): number | null {
  const filled = lines.flatMap(({ text }, index) => (isBlank(text) ? [] : [index])).slice(0, reach);
  if (known !== null) {
    const same = filled.find((index) => letters(lines[index]?.text ?? '') === letters(known));
    if (same !== undefined) return same;
  }
  let best: { readonly index: number; readonly score: number } | null = null;
  for (const index of filled) {
    const text = (lines[index]?.text ?? '').trim();
    if (isSection(text)) break;
    const isLabel = /^[\p{L} ]{1,30}:\s/u.test(text) && !vocabulary.test(text.split(':')[0] ?? '');
    const fits = text.length <= 160 && countWords(text) >= 2 && !isLabel && !bullet.test(text);
    // A first line is a title even where it ends in a full stop, unless it goes on and on.
    const isFirst = index === filled[0] && countWords(text) <= (/[.!?]$/.test(text) ? 12 : 24);
    const isProse = isSentence(text) && !isFirst;
    if (fits && !isProse) {
      const score =
        (vocabulary.test(text) ? 3 : 0) + (dated.test(text) ? 1 : 0) + (isByline(text) ? -4 : 0);
      if (best === null || score > best.score) best = { index, score };
    }
    if (isProse) break;
  }
  return best?.index ?? null;
}

const isByline = (text: string): boolean =>
  /^(?:by|posted|published|written|updated|last (?:updated|modified)|author)\b/i.test(text);

const letters = (words: string): string => words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
