import type { RootContent } from 'mdast';
import { plainText } from '../../document/plain-text.ts';
import type { OutlineSection, PostDocument } from '../../document/types.ts';
import { quote } from '../../message/words.ts';
import { countStampedEntries } from '../timeline/stories.ts';
import type { Section, SectionAliases, SectionKind } from '../types.ts';
import { type Candidate, isReal, isWithin, listCandidates } from './candidates.ts';
import {
  holdsExplanation,
  holdsPrevention,
  holdsTasks,
  statedCause,
  toldCause,
} from './content.ts';
import { headingMatcher, type Match } from './match-heading.ts';
import { sectionState } from './section-state.ts';

/** A section with the nodes that stand in it, in the order of the text. */
export interface FoundSection extends Section {
  readonly outline: OutlineSection;
  readonly nodes: readonly RootContent[];
}

/** A heading with what its title may mean, part by part. */
interface Reading {
  readonly candidate: Candidate;
  readonly parts: readonly (readonly Match[])[];
}

/** What a pass works on: all headings, and what was found so far, its own decisions included. */
interface Post {
  readonly source: string;
  readonly readings: readonly Reading[];
  readonly found: readonly FoundSection[];
}

/** What a heading is taken for, and why, in words. */
interface Decision {
  readonly candidate: Candidate;
  readonly kind: SectionKind;
  readonly reason: string;
}

/**
 * Decides which headings of a post are which section, and says why of each. In the order of the text.
 * Titles that leave no doubt come first; each later pass only looks for a kind that is still missing.
 */
export function findSections(
  document: PostDocument,
  house: SectionAliases,
): readonly FoundSection[] {
  const match = headingMatcher(house);
  const readings = listCandidates(document).map((candidate) => ({
    candidate,
    parts: match(candidate.outline.heading.text).map((part) =>
      part.filter((alternative) => fitsForm(alternative, candidate)),
    ),
  }));
  const found: FoundSection[] = [];
  for (const { kind, decide } of passes) {
    if (kind !== null && found.some((one) => one.kind === kind && one.state === 'filled')) continue;
    for (const decision of decide({ source: document.text, readings, found })) {
      if (belongsToParent(decision, found)) continue;
      const displaced = found.findIndex((one) => isDisplaced(one, decision));
      if (displaced !== -1) found.splice(displaced, 1);
      found.push(toSection(decision));
    }
  }
  return found.toSorted((a, b) => a.content.start.offset - b.content.start.offset);
}

const passes: readonly {
  /** The kind that is looked for; null for all. */
  readonly kind: SectionKind | null;
  readonly decide: (post: Post) => Iterable<Decision>;
}[] = [
  { kind: null, decide: byTitle },
  { kind: 'improvements', decide: (post) => byContent(post, 'tasks', holdsTasks) },
  { kind: 'improvements', decide: (post) => byContent(post, 'tasks', holdsPrevention) },
  { kind: 'root-cause', decide: (post) => byContent(post, 'explanation', holdsExplanation) },
  { kind: 'timeline', decide: byStamps },
  { kind: 'root-cause', decide: byStatement },
  { kind: 'root-cause', decide: byExplanation },
];

/** Titles of posts, bold lines and labels say many things: only those that are an alias and no more count. */
function fitsForm({ exact, condition }: Match, { isTitle, outline }: Candidate): boolean {
  return isTitle ? exact && condition === null : exact || isReal(outline.heading);
}

/** Titles that speak for themselves, and those whose stamps or siblings leave no doubt. */
function* byTitle({ source, readings, found }: Post): Iterable<Decision> {
  // Beside a timeline of that name, "On Friday we …" is prose, and a list of days is an overview.
  const named = readings.some(({ parts }) =>
    parts.flat().some(({ kind, condition }) => kind === 'timeline' && condition === null),
  );
  const chronicle = ({ nodes }: Candidate): readonly RootContent[] =>
    named ? nodes.filter((node) => !isDatedProse(node)) : nodes;
  for (const { candidate, parts } of readings) {
    for (const part of parts) {
      const match = part.find(({ condition }) => {
        if (condition === null) return true;
        if (condition === 'stamps')
          return countStampedEntries(chronicle(candidate), source, named) >= 2;
        return condition === 'beside-plan' && hasPlanBeside(candidate, readings);
      });
      if (match === undefined || isGrouping(candidate, match, found)) continue;
      yield { candidate, kind: match.kind, reason: reasonOf(match) };
    }
  }
}

const isDatedProse = (node: RootContent): boolean =>
  node.type === 'paragraph' && /^(?:on|in|at|by)\b/i.test(plainText(node));

/** Titles that mean the kind only where their content agrees. */
function* byContent(
  { readings, found }: Post,
  condition: Match['condition'],
  agrees: (nodes: readonly RootContent[]) => boolean,
): Iterable<Decision> {
  for (const { candidate, parts } of readings) {
    const match = parts.flat().find((one) => one.condition === condition);
    if (match === undefined || !agrees(candidate.nodes)) continue;
    if (isGrouping(candidate, match, found)) continue;
    // "What went wrong" beside "What went well" looks back on the response, not on the cause.
    if (match.kind === 'root-cause' && found.some(({ kind }) => kind === 'went-well')) continue;
    yield { candidate, kind: match.kind, reason: reasonOf(match) };
  }
}

/** Any heading over three stamped entries or more. */
function* byStamps({ source, readings }: Post): Iterable<Decision> {
  for (const { candidate } of readings) {
    const { outline, nodes } = candidate;
    const own = outline.children.length > 0 ? outline.content : nodes;
    const count = countStampedEntries(
      own.filter((node) => !isDatedProse(node)),
      source,
    );
    if (count < 3) continue;
    const reason = `it holds ${count} stamped entries, and no heading names a timeline`;
    yield { candidate, kind: 'timeline', reason };
  }
}

/** The first heading outside the timeline over prose that says in so many words what the root cause was. */
function* byStatement({ readings, found }: Post): Iterable<Decision> {
  for (const { candidate } of readings) {
    if (isChronicle(candidate, found)) continue;
    const words = firstWords(candidate, statedCause);
    if (words === null) continue;
    yield { candidate, kind: 'root-cause', reason: saysCause(words) };
    return;
  }
}

/** The first heading that is known for nothing else, over prose that says where the trouble came from. */
function* byExplanation({ readings, found }: Post): Iterable<Decision> {
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
const isChronicle = ({ outline, isStamped }: Candidate, found: readonly FoundSection[]): boolean =>
  isStamped || found.some((one) => one.kind === 'timeline' && isWithin(one.outline, outline));

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

/** Whether a heading with the same parent tells what is planned. */
function hasPlanBeside({ parent, outline }: Candidate, readings: readonly Reading[]): boolean {
  return readings.some(
    ({ candidate, parts }) =>
      candidate.parent === parent &&
      candidate.outline !== outline &&
      parts.flat().some(({ kind, condition }) => kind === 'improvements' && condition === null),
  );
}

/** A heading inside a timeline or a list of improvements groups what is there; it starts no section. */
function isGrouping(
  { outline }: Candidate,
  { kind, exact }: Match,
  found: readonly FoundSection[],
): boolean {
  return found.some((parent) => {
    if (parent.outline === outline || !isWithin(parent.outline, outline)) return false;
    const named = isReal(outline.heading) && exact;
    if (parent.kind === 'timeline') return !named;
    if (parent.kind === 'improvements') return !(named && neverGroups.has(kind));
    return false;
  });
}

/** Kinds that no list of improvements is grouped by. */
const neverGroups = new Set<SectionKind>([
  'timeline',
  'root-cause',
  'impact',
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'people',
  'metrics',
  'supporting',
]);

/** "Remediation" over tasks is what will be done, and then not what was. */
function isDisplaced({ kind, outline }: FoundSection, decision: Decision): boolean {
  const told = kind === 'resolution' || kind === 'response';
  return told && decision.kind === 'improvements' && outline === decision.candidate.outline;
}

function belongsToParent({ candidate, kind }: Decision, found: readonly FoundSection[]): boolean {
  return found.some((one) => one.kind === kind && isWithin(one.outline, candidate.outline));
}

function toSection({ candidate, kind, reason }: Decision): FoundSection {
  const { outline, nodes, content } = candidate;
  const state = sectionState(nodes);
  return { kind, heading: outline.heading, reason, content, state, outline, nodes };
}

function reasonOf({ alias, condition, exact }: Match): string {
  const means = `${exact ? 'alias' : 'contains the alias'} ${quote(alias)}`;
  switch (condition) {
    case null:
      return means;
    case 'stamps':
      return `${means} over stamped entries`;
    case 'beside-plan':
      return `${means} beside what is planned`;
    case 'tasks':
      return `${means} over what is to be done, and no other heading is for improvements`;
    case 'explanation':
      return `${means} over an explanation, and no other heading is for the cause`;
  }
}
