import type { Notation } from './notations.ts';
import { compileAny, type Match, type Pieces } from './pattern.ts';

/**
 * How far short times are trusted where words run on behind them: not at all, `11.50 alert` and
 * `8h55 alert`, or `1625 alert` as well.
 */
export type Looseness = 'strict' | 'dotted' | 'digits';

/** A notation found in a text. */
export type NotationMatch = Match & { readonly notation: Notation };

/** The longest match of several notations at a place; of equally long ones the first. */
export type LongestMatch = (
  text: string,
  at: number,
  allowed?: (pieces: Pieces) => boolean,
) => NotationMatch | null;

/** Notations that are tried together. */
interface Group {
  readonly notations: readonly Notation[];
  readonly isAny: (text: string, at: number) => boolean;
}

/**
 * Makes the search for the longest match of notations. Most of those that start with a number have a certain
 * character behind it: they are tried only where it stands.
 */
export function compileLongest(notations: readonly Notation[]): LongestMatch {
  const groups = new Map<string, Group>();
  const keys = notations.map(keyOf);
  for (const key of new Set(keys)) {
    const own = notations.filter((_, index) => keys[index] === key);
    groups.set(key, { notations: own, isAny: compileAny(own.map(({ pattern }) => pattern)) });
  }
  const ranks = new Map(notations.map((notation, rank) => [notation, rank]));
  const rankOf = (notation: Notation): number => ranks.get(notation) ?? 0;

  return (text, at, allowed = () => true) => {
    let best: NotationMatch | null = null;
    const number = match(digits, text, at);
    const tried =
      number === ''
        ? [groups.get(other)]
        : [groups.get(text.charAt(at + number.length).toLowerCase()), groups.get(anyNumber)];
    for (const group of tried) {
      // At most places there is none.
      if (group?.isAny(text, at) !== true) continue;
      for (const notation of group.notations) {
        const found = notation.match(text, at);
        if (found === null || !allowed(found.pieces)) continue;
        const isBetter =
          best === null ||
          found.end > best.end ||
          (found.end === best.end && rankOf(notation) < rankOf(best.notation));
        if (isBetter) best = { notation, ...found };
      }
    }
    return best;
  };
}

const digits = /\d+/y;
const anyNumber = 'number';
const other = 'other';

/** What stands behind the number that a notation starts with, where only one character does. */
const keyOf = ({ numeric, pattern }: Notation): string =>
  numeric ? (/^\{\w+\}([^\s[{])/.exec(pattern)?.[1]?.toLowerCase() ?? anyNumber) : other;

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
    /^ish\b/.test(text.slice(at, at + 4)) ||
    endsUnit(text, at)
  );
}

/**
 * The sign for a day, hour or minute ends at `at`: scripts with such signs put no blank behind them. A
 * duration (3\u6642\u9593) goes on.
 */
export const endsUnit = (text: string, at: number): boolean =>
  /[\u65e5\u53f7\u6642\u65f6\u70b9\u5206\uc77c\uc2dc\ubd84]/.test(text.charAt(at - 1)) &&
  !/[\u9593\u95f4\uac04]/.test(text.charAt(at));
