import { isReal } from '../../document/is-real.ts';
import { plainText } from '../../document/plain-text.ts';
import { quote } from '../../message/words.ts';
import type { Candidate } from './candidates.ts';
import { statedCause, toldCause } from './cause-words.ts';
import { rowNames } from './content.ts';
import type { Findings } from './findings.ts';
import { type Decision, isAround, type Post } from './pass.ts';

/** The first heading outside the timeline over prose that says in so many words what the root cause was. */
export function* byStatement({ readings, found }: Post): Iterable<Decision> {
  for (const { candidate } of readings) {
    if (isChronicle(candidate, found)) continue;
    const words = firstWords(candidate, statedCause);
    if (words === null) continue;
    yield { candidate, kind: 'root-cause', reason: saysCause(words) };
    return;
  }
}

/** The first heading over a table or list of names and values, one of which is the root cause. */
export function* byRow({ readings, found, isNameOf }: Post): Iterable<Decision> {
  for (const { candidate } of readings) {
    if (isChronicle(candidate, found)) continue;
    const name = rowNames(candidate.outline.content).find((text) => isNameOf(text, 'root-cause'));
    if (name === undefined) continue;
    const reason = `it has a field ${quote(name)}, and no heading names the cause`;
    yield { candidate, kind: 'root-cause', reason };
    return;
  }
}

/** The first heading that is known for nothing else, over prose that says where the trouble came from. */
export function* byExplanation({ readings, found }: Post): Iterable<Decision> {
  for (const { candidate, parts } of readings) {
    const { outline, isTitle } = candidate;
    if (isTitle || isChronicle(candidate, found) || !isReal(outline.heading)) continue;
    if (parts.flat().some(({ kind }) => kind !== 'response' && kind !== 'timeline')) continue;
    const words = firstWords(candidate, toldCause);
    if (words === null) continue;
    yield { candidate, kind: 'root-cause', reason: saysCause(words) };
    return;
  }
}

/** What an entry of the timeline says of the cause is part of the story. */
const isChronicle = (candidate: Candidate, found: Findings): boolean =>
  candidate.isStamped ||
  isAround(candidate, (outer) => !outer.isTitle && found.isAt(outer.outline, 'timeline'));

const saysCause = (words: string): string =>
  `it says ${quote(words)}, and no heading names the cause`;

/** What `find` finds in the first paragraph straight under a heading that has it. */
function firstWords({ outline }: Candidate, find: (text: string) => string | null): string | null {
  for (const node of outline.content) {
    const words = node.type === 'paragraph' ? find(plainText(node)) : null;
    if (words !== null) return words;
  }
  return null;
}
