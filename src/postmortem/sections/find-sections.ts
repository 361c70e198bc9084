import type { RootContent } from 'mdast';
import { plainText } from '../../document/plain-text.ts';
import type { OutlineSection, PostDocument } from '../../document/types.ts';
import { type Place, placeOf } from '../../message/place.ts';
import { quote } from '../../message/words.ts';
import type { Section, SectionKind } from '../types.ts';
import { holdsExplanation, holdsTasks, statedCause, toldCause } from './content.ts';
import { createHeadingMatcher, type HouseAliases, type Match } from './match-heading.ts';
import { sectionState } from './section-state.ts';
import { countStamped, isStamped } from './stamped.ts';

/** A section with the nodes that stand in it, in the order of the text. */
export interface FoundSection extends Section {
  readonly outline: OutlineSection;
  readonly nodes: readonly RootContent[];
}

/** Decides which headings of a post are which section, and says why of each. In the order of the text. */
export function findSections(document: PostDocument, house: HouseAliases): readonly FoundSection[] {
  const candidates = listCandidates(document);
  const match = createHeadingMatcher(house);
  const readings = candidates.map((candidate) => ({
    candidate,
    parts: match(candidate.outline.heading.text).map((part) =>
      part.filter((alternative) => fitsForm(alternative, candidate)),
    ),
  }));
  let found: FoundSection[] = [];
  const has = (kind: SectionKind): boolean =>
    found.some((section) => section.kind === kind && section.state === 'filled');
  const take = (candidate: Candidate, kind: SectionKind, reason: string): void => {
    const known = found.some(
      (section) => section.kind === kind && isWithin(section.outline, candidate.outline),
    );
    if (!known) found.push(toSection(candidate, kind, reason));
  };

  const drop = (candidate: Candidate): void => {
    found = found.filter((section) => section.outline !== candidate.outline);
  };

  // First what the title alone decides and chronologies, whose stamps leave no doubt; then, where a
  // kind is still missing, titles that need their content to be understood.
  for (const { candidate, parts } of readings) {
    for (const part of parts) {
      const alternative = part.find(
        ({ condition }) =>
          condition === null || (condition === 'stamps' && countStamped(candidate.nodes) >= 2),
      );
      if (alternative === undefined || isOverruled(candidate, alternative, found)) continue;
      take(candidate, alternative.kind, reasonOf(alternative));
    }
  }
  for (const [kind, condition, holds] of doubtful) {
    if (has(kind)) continue;
    for (const { candidate, parts } of readings) {
      const alternative = parts.flat().find((one) => one.condition === condition);
      if (alternative === undefined || alternative.kind !== kind) continue;
      if (!holds(candidate.nodes) || isOverruled(candidate, alternative, found)) continue;
      // What went wrong in the response is no cause: with "What went well" beside it, that is meant.
      if (kind === 'root-cause' && found.some((one) => one.kind === 'went-well')) continue;
      take(candidate, kind, reasonOf(alternative));
    }
  }
  for (const { candidate, parts } of readings) {
    const alternative = parts.flat().find(({ condition }) => condition === 'beside-plan');
    if (alternative === undefined || !hasPlanBeside(candidate, candidates, found)) continue;
    drop(candidate);
    take(candidate, alternative.kind, reasonOf(alternative));
  }
  if (!has('timeline')) {
    for (const candidate of candidates) {
      const { outline, nodes } = candidate;
      const count = countStamped(outline.children.length > 0 ? outline.content : nodes);
      if (count < 3) continue;
      take(
        candidate,
        'timeline',
        `it holds ${count} stamped entries, and no heading names a timeline`,
      );
    }
  }
  if (!has('root-cause')) {
    for (const candidate of candidates) {
      const paragraphs = candidate.outline.content.filter(({ type }) => type === 'paragraph');
      const words = paragraphs
        .map((node) => statedCause(plainText(node)))
        .find((one) => one !== null);
      if (words === undefined) continue;
      take(candidate, 'root-cause', `it says ${quote(words)}, and no heading names the cause`);
      break;
    }
  }
  return found.sort((a, b) => a.content.start.offset - b.content.start.offset);
}

const doubtful: readonly [
  SectionKind,
  Match['condition'],
  (nodes: readonly RootContent[]) => boolean,
][] = [
  ['improvements', 'tasks', holdsTasks],
  ['root-cause', 'explanation', holdsExplanation],
];

interface Candidate {
  readonly parent: OutlineSection | null;
  readonly outline: OutlineSection;
  readonly nodes: readonly RootContent[];
  readonly content: Place;
  /** The heading of the post as a whole. */
  readonly isTitle: boolean;
}

/** All headings in order. A heading takes in the day headings of its own depth that follow it. */
function listCandidates(document: PostDocument): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const { sections } = document.outline;
  const titles = sections.filter(({ heading }) => heading.depth === 1 && heading.form !== 'bold');
  const visit = (siblings: readonly OutlineSection[], parent: OutlineSection | null): void => {
    siblings.forEach((outline, index) => {
      const days = siblings.slice(index + 1);
      const end = days.findIndex(({ heading }) => !isStamped(heading.text));
      const last = days.slice(0, end === -1 ? undefined : end).at(-1);
      const taken = last !== undefined && !isStamped(outline.heading.text);
      const content = { start: outline.place.start, end: (taken ? last : outline).place.end };
      const nodes = taken ? nodesWithin(document.tree.children, content) : outline.nodes;
      const isTitle = titles.length === 1 && titles[0] === outline;
      candidates.push({ parent, outline, nodes, content, isTitle });
      visit(outline.children, outline);
    });
  };
  visit(sections, null);
  return candidates;
}

function nodesWithin(nodes: readonly RootContent[], place: Place): readonly RootContent[] {
  return nodes.filter((node) => {
    const { start } = placeOf(node);
    return start.offset >= place.start.offset && start.offset < place.end.offset;
  });
}

/** Titles of posts, bold lines and labels say many things: only those that are an alias and no more count. */
const fitsForm = ({ exact, condition }: Match, { isTitle, outline }: Candidate): boolean => {
  if (isTitle) return exact && condition === null;
  return exact || outline.heading.form === 'atx' || outline.heading.form === 'setext';
};

/** A heading inside a timeline or a list of improvements groups what is there; it starts no section. */
function isOverruled(
  { outline }: Candidate,
  { kind, exact }: Match,
  found: readonly FoundSection[],
): boolean {
  const parents = found.filter((section) => isWithin(section.outline, outline));
  const isReal = outline.heading.form === 'atx' || outline.heading.form === 'setext';
  return parents.some((parent) => {
    if (parent.outline === outline) return false;
    if (parent.kind === 'timeline') return !(isReal && exact);
    if (parent.kind === 'improvements') return !(isReal && exact && notGroups.has(kind));
    return false;
  });
}

/** Kinds that no list of improvements is ever grouped by. */
const notGroups = new Set<SectionKind>([
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

/** Real headings that are known for nothing else, outside the timeline. */
function mayTellCause(
  { outline, isTitle }: Candidate,
  matches: readonly Match[],
  found: readonly FoundSection[],
): boolean {
  if (isTitle || outline.heading.form === 'bold' || outline.heading.form === 'label') return false;
  if (isStamped(outline.heading.text)) return false;
  if (matches.some(({ alias }) => alias !== 'investigation')) return false;
  return !found.some(
    (section) => section.kind === 'timeline' && isWithin(section.outline, outline),
  );
}

/** Whether a heading with the same parent was taken for improvements. */
function hasPlanBeside(
  { parent, outline }: Candidate,
  candidates: readonly Candidate[],
  found: readonly FoundSection[],
): boolean {
  return candidates.some(
    (other) =>
      other.parent === parent &&
      other.outline !== outline &&
      found.some((section) => section.outline === other.outline && section.kind === 'improvements'),
  );
}

function isWithin(outer: OutlineSection, inner: OutlineSection): boolean {
  return (
    outer.place.start.offset <= inner.place.start.offset &&
    inner.place.end.offset <= outer.place.end.offset
  );
}

function toSection(candidate: Candidate, kind: SectionKind, reason: string): FoundSection {
  const { outline, nodes, content } = candidate;
  return {
    kind,
    heading: outline.heading,
    reason,
    content,
    state: sectionState(nodes),
    outline,
    nodes,
  };
}

function reasonOf({ alias, condition, exact }: Match): string {
  const means = exact ? `alias ${quote(alias)}` : `contains the alias ${quote(alias)}`;
  switch (condition) {
    case 'stamps':
      return `${means} over stamped entries`;
    case 'tasks':
      return `${means} over a list of tasks, and no other heading is for improvements`;
    case 'beside-plan':
      return `${means} beside what is planned`;
    case 'explanation':
      return `${means} over an explanation, and no other heading is for the cause`;
    default:
      return means;
  }
}
