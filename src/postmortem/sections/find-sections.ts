import type { RootContent } from 'mdast';
import { isReal } from '../../document/is-real.ts';
import { plainText } from '../../document/plain-text.ts';
import type { PostDocument } from '../../document/types.ts';
import { quote } from '../../message/words.ts';
import { countStampedEntries } from '../timeline/stories.ts';
import type { SectionAliases, SectionKind } from '../types.ts';
import { type Candidate, listCandidates } from './candidates.ts';
import { holdsExplanation, holdsPrevention, holdsTasks, isPlanTable } from './content.ts';
import { byExplanation, byRow, byStatement } from './find-causes.ts';
import { createFindings, type Findings, type FoundSection } from './findings.ts';
import { headingMatcher, type Match } from './match-heading.ts';
import { type Decision, isAround, type Post, type Reading } from './pass.ts';
import { isPlaceholder, sectionState } from './section-state.ts';

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
  const found = createFindings();
  const isNameOf: Post['isNameOf'] = (text, wanted) =>
    match(text).some((part) =>
      part.some(({ kind, exact, condition }) => kind === wanted && exact && condition === null),
    );
  for (const { kind, decide } of passes) {
    if (kind !== null && found.holds(kind, 'filled')) continue;
    for (const decision of decide({ source: document.text, readings, found, isNameOf })) {
      const { candidate } = decision;
      if (isAround(candidate, ({ outline }) => found.isAt(outline, decision.kind))) continue;
      // "Remediation" over tasks is what will be done, and then not what was.
      const displaces =
        decision.kind === 'improvements' ? (['resolution', 'response'] as const) : [];
      found.replace(displaces, toSection(decision, isNameOf));
    }
  }
  return found.list();
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
  { kind: 'root-cause', decide: byRow },
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
  const isPlanBeside = plansBeside(readings);
  for (const { candidate, parts } of readings) {
    for (const part of parts) {
      const match = part.find(({ condition }) => {
        if (condition === null) return true;
        if (condition === 'stamps')
          return countStampedEntries(chronicle(candidate), source, named) >= 2;
        return condition === 'beside-plan' && isPlanBeside(candidate);
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
  // "What went wrong" beside "What went well" looks back on the response, not on the cause.
  const looksBack = found.holds('went-well');
  for (const { candidate, parts } of readings) {
    const match = parts.flat().find((one) => one.condition === condition);
    if (match === undefined || !agrees(candidate.nodes)) continue;
    if (isGrouping(candidate, match, found)) continue;
    if (match.kind === 'root-cause' && looksBack) continue;
    yield { candidate, kind: match.kind, reason: reasonOf(match) };
  }
}

/** Any heading over three stamped entries or more. */
function* byStamps({ source, readings, found }: Post): Iterable<Decision> {
  // What stands under days belongs to the heading above them, what stands under other headings to those.
  const parted = new Set(
    readings.flatMap(({ candidate }) => (candidate.isStamped ? [] : [candidate.parent])),
  );
  for (const { candidate } of readings) {
    const { outline, nodes } = candidate;
    if (isAround(candidate, (outer) => apart.some((kind) => found.isAt(outer.outline, kind))))
      continue;
    const own = parted.has(candidate) ? outline.content : nodes;
    const count = countStampedEntries(
      own.filter((node) => !isDatedProse(node) && !isPlanTable(node)),
      source,
    );
    if (count < 3) continue;
    const reason = `it holds ${count} stamped entries, and no heading names a timeline`;
    yield { candidate, kind: 'timeline', reason };
  }
}

/** Kinds whose dates tell of other things: earlier incidents, when work is due. */
const apart = ['recurrence', 'improvements', 'people', 'metrics'] as const;

/** Tells of a heading whether another with the same parent says what is planned. */
function plansBeside(readings: readonly Reading[]): (candidate: Candidate) => boolean {
  const plans = new Map<Candidate | null, Candidate[]>();
  for (const { candidate, parts } of readings) {
    const isPlan = parts
      .flat()
      .some(({ kind, condition }) => kind === 'improvements' && condition === null);
    if (!isPlan) continue;
    const siblings = plans.get(candidate.parent);
    if (siblings === undefined) plans.set(candidate.parent, [candidate]);
    else siblings.push(candidate);
  }
  return (candidate) => {
    const [first, second] = plans.get(candidate.parent) ?? [];
    return second !== undefined || (first !== undefined && first !== candidate);
  };
}

/** A heading inside a timeline or a list of improvements groups what is there; it starts no section. */
function isGrouping(
  { outline, parent }: Candidate,
  { kind, exact }: Match,
  found: Findings,
): boolean {
  if (parent === null) return false;
  // "Long-term solutions implemented" under "Resolution" tells of that, not of what is to come.
  const isPast = kind === 'improvements' && tellsOfPast.test(outline.heading.text);
  if (isPast && isAround(parent, (outer) => found.isAt(outer.outline, 'resolution'))) return true;
  const named = isReal(outline.heading) && exact;
  // A post that is titled "Incident log" has parts of its own.
  const groups = ({ outline: outer, isTitle }: Candidate): boolean =>
    (found.isAt(outer, 'timeline') && !named && !isTitle) ||
    (found.isAt(outer, 'improvements') && !(named && neverGroups.has(kind)));
  return isAround(parent, groups);
}

const tellsOfPast = /\b(?:implemented|applied|completed|done|taken|deployed|made)\W*$/i;

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

function toSection(
  { candidate, kind, reason }: Decision,
  isNameOf: Post['isNameOf'],
): FoundSection {
  const { outline, nodes, content } = candidate;
  const { heading } = outline;
  const own = sectionState(nodes);
  const [name, text] = splitHeading(heading.text);
  const isTold = own === 'empty' && kind !== 'timeline' && text !== '' && isNameOf(name, kind);
  const state = isTold ? 'filled' : own;
  return { kind, heading, reason, content, state, outline, nodes };
}

/** A heading that says it all, `Impact: 40 orders lost`, in its name and its text. */
function splitHeading(title: string): readonly [name: string, text: string] {
  const at = title.indexOf(':');
  const text = title.slice(at + 1).trim();
  const tells = at !== -1 && /\S \S+ \S/.test(text) && !text.endsWith('?') && !isPlaceholder(text);
  return tells ? [title.slice(0, at), text] : ['', ''];
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
