import type { Fact } from './facts.ts';
import { readValue } from './metadata-part.ts';
import type { FoundTicket } from './tickets.ts';
import { readRole } from './vocabulary.ts';

const tailKey =
  /(?<=^|[\s,;|(])(owners?|assignees?|assigned to|responsible|dri|due(?: date| by)?|deadline|eta|target(?: date)?|status|priority|type|tickets?|tracking(?: bug| issue)?|jira|issues?|link)\s{0,2}(?:::|:|=)\s{0,2}/gi;

/** `key: value` pairs that close the line: `Add alerts. Owner: Ana, due: 2024-05-01`. */
export function readTail(plain: string, tickets: readonly FoundTicket[]): readonly Fact[] {
  const keys = [...plain.matchAll(tailKey)];
  const facts: Fact[] = [];
  let end = plain.length;
  for (const key of keys.toReversed()) {
    const role = readRole(key[1] ?? '');
    if (role === null || role === 'text') break;
    const from = key.index + key[0].length;
    const value = plain.slice(from, end).replace(/[\s,;|.\uFFFC–—-]+$/, '');
    const read =
      role === 'ticket' && tickets.some(({ start }) => start >= from && start < end)
        ? []
        : readValue(role, value);
    if (read === null || plain.slice(from, end).includes('(')) break;
    const cut = [key.index, end] as const;
    facts.push(
      ...(read.length > 0
        ? read.map((fact) => ({ ...fact, cut }))
        : [{ role: 'mark' as const, value: '', cut }]),
    );
    end = key.index;
  }
  return facts;
}
