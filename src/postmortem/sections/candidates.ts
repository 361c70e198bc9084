import type { RootContent } from 'mdast';
import { firstFrom } from '../../document/first-from.ts';
import { isReal } from '../../document/is-real.ts';
import type { OutlineSection, PostDocument } from '../../document/types.ts';
import { type Place, placeOf } from '../../message/place.ts';
import { readStamp } from '../timeline/stamp.ts';

/** A heading that could start a section of a kind, with all that stands under it. */
export interface Candidate {
  readonly outline: OutlineSection;
  /** The heading it stands under. */
  readonly parent: Candidate | null;
  readonly nodes: readonly RootContent[];
  readonly content: Place;
  /** The heading of the post as a whole. */
  readonly isTitle: boolean;
  /** The heading is a date or a time: a day or an entry of a chronology. */
  readonly isStamped: boolean;
}

/** All headings of a post in order. A heading takes in the day headings of its own depth that follow it. */
export function listCandidates({ outline, tree }: PostDocument): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const [top, ...others] = outline.sections.filter(({ heading }) => isReal(heading));
  const holdsAll = top !== undefined && others.length === 0;
  const title = holdsAll && (top.heading.depth === 1 || top.children.length > 0) ? top : null;
  const visit = (siblings: readonly OutlineSection[], parent: Candidate | null): void => {
    const stamped = siblings.map(({ heading }) => startsWithStamp(heading.text));
    const lastDays = lastOfRuns(siblings, stamped);
    siblings.forEach((section, index) => {
      const last = lastDays[index] ?? section;
      const isStamped = stamped[index] ?? false;
      const takesDays = !isStamped && last !== section;
      const content = { start: section.place.start, end: (takesDays ? last : section).place.end };
      const nodes = takesDays ? nodesWithin(tree.children, content) : section.nodes;
      const isTitle = title === section;
      const candidate = { outline: section, parent, nodes, content, isTitle, isStamped };
      candidates.push(candidate);
      visit(section.children, candidate);
    });
  };
  visit(outline.sections, null);
  return candidates;
}

/** For each section the last of those with a stamp that follow it at once, or itself. */
function lastOfRuns(
  siblings: readonly OutlineSection[],
  stamped: readonly boolean[],
): readonly OutlineSection[] {
  const lasts = [...siblings];
  for (let index = siblings.length - 2; index >= 0; index--) {
    const next = lasts[index + 1];
    if (stamped[index + 1] === true && next !== undefined) lasts[index] = next;
  }
  return lasts;
}

function startsWithStamp(text: string): boolean {
  const stamp = readStamp(text);
  return stamp !== null && (stamp.time !== null || stamp.date !== null);
}

function nodesWithin(nodes: readonly RootContent[], { start, end }: Place): readonly RootContent[] {
  const offsetOf = (node: RootContent): number => placeOf(node).start.offset;
  return nodes.slice(
    firstFrom(nodes, start.offset, offsetOf),
    firstFrom(nodes, end.offset, offsetOf),
  );
}
