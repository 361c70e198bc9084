import type { Notation } from './notations.ts';
import type { Match, Pieces } from './pattern.ts';

/**
 * How far short times are trusted where words run on behind them: not at all, `11.50 alert` and
 * `8h55 alert`, or `1625 alert` as well.
 */
export type Looseness = 'strict' | 'dotted' | 'digits';

/** A notation found in a text. */
export type NotationMatch = Match & { readonly notation: Notation };

/** The longest match of several notations; of equally long ones the first. */
export function longest(
  notations: readonly Notation[],
  text: string,
  at: number,
  allowed: (pieces: Pieces) => boolean = () => true,
): NotationMatch | null {
  let best: NotationMatch | null = null;
  const numeric = /\d/.test(text.charAt(at));
  for (const notation of notations) {
    if (notation.numeric !== numeric) continue;
    const found = notation.match(text, at);
    if (found !== null && found.end > (best?.end ?? at) && allowed(found.pieces)) {
      best = { ...found, notation };
    }
  }
  return best;
}

/** What a sticky expression finds at `at`, or an empty text. */
export function match(expression: RegExp, text: string, at: number): string {
  expression.lastIndex = at;
  return expression.exec(text)?.[0] ?? '';
}

/** Nothing runs on behind `at`: the end, a line break, punctuation. */
export function isIsolated(text: string, at: number): boolean {
  return (
    /^[ \t]{0,8}(?:$|-(?=[ \t]|-|>|$)|[\n\u2028:|,;()\]}>=*_"\u2192?~/]|\.(?!\d))/.test(
      text.slice(at, at + 12),
    ) && endsWord(text, at)
  );
}

/** A number or word ends at `at`; versions (`1.2.11`) and paths go on. */
export function endsWord(text: string, at: number): boolean {
  return (
    !/^(?:[\p{L}\p{N}%$\u00b0]|[.:/]\d)/u.test(text.slice(at, at + 3)) ||
    /^ish\b/.test(text.slice(at, at + 4))
  );
}
