import { type Message, problem } from '../message/message.ts';
import { quote } from '../message/words.ts';
import type { Trace, TraceKind } from './internal-traces.ts';

const names: Readonly<Record<TraceKind, string>> = {
  title: 'title',
  id: 'id',
  address: 'address',
  block: 'words of an internal block',
};

/** The messages about one file of the public site; `file` is its path as people know it. */
export function leakMessages(file: string, traces: readonly Trace[]): readonly Message[] {
  const first = new Map(traces.toReversed().map((trace) => [`${trace.kind} ${trace.path}`, trace]));
  return [...first.values()].map(({ kind, phrase, path }) => ({
    ...problem('internal-leaked', {
      place: null,
      unexpected: `${names[kind]} of ${quote(path)}`,
      expected: `nothing of an internal ${kind === 'block' ? 'block' : 'post'}`,
      actual: phrase,
      note: `It reads ${quote(phrase)} there. Find what brings it into this page: a link, a mention, an alternative text, a template of your own.`,
    }),
    level: 'error',
    path: file,
  }));
}
