import type { Trace } from './internal-traces.ts';
import { wordsOf } from './words.ts';

/** Looks for traces in one text; gives each that is there once. */
export type TraceFinder = (text: string) => readonly Trace[];

interface Searched {
  readonly trace: Trace;
  readonly words: readonly string[];
}

/** Words of which an address can be any text, `dns`: it counts between slashes alone. */
const telling = 3;

/**
 * Prepares a search for many traces at once: traces are looked up by their first word, so a text takes time
 * with its length and with what begins like a trace, not with the number of traces.
 */
export function createTraceFinder(traces: readonly Trace[]): TraceFinder {
  const byFirst = new Map<string, Searched[]>();
  for (const trace of traces) {
    const words = trace.phrase.split(' ');
    const [first = ''] = words;
    const others = byFirst.get(first);
    if (others === undefined) byFirst.set(first, [{ trace, words }]);
    else others.push({ trace, words });
  }
  return (text) => {
    const words = [...wordsOf(text)];
    const found = new Set<Trace>();
    for (const [index, { word, start }] of words.entries()) {
      for (const { trace, words: wanted } of byFirst.get(word) ?? []) {
        if (found.has(trace)) continue;
        if (!wanted.every((one, offset) => words[index + offset]?.word === one)) continue;
        const end = words[index + wanted.length - 1]?.end ?? start;
        if (counts(trace, wanted, text, start, end)) found.add(trace);
      }
    }
    return [...found];
  };
}

function counts(
  { kind }: Trace,
  { length }: readonly string[],
  text: string,
  start: number,
  end: number,
): boolean {
  if (kind !== 'address' || length >= telling) return true;
  return text[start - 1] === '/' && ['/', '.', '"'].includes(text[end] ?? '');
}
