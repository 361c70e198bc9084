import type { RootContent } from 'mdast';
import type { OutlineSection, PostDocument } from '../../document/types.ts';
import { type Place, placeOf } from '../../message/place.ts';
import { readStamp } from '../timeline/stamp.ts';

/** A heading that could start a section of a kind, with all that stands under it. */
export interface Candidate {
  readonly outline: OutlineSection;
  readonly parent: OutlineSection | null;
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
  const visit = (siblings: readonly OutlineSection[], parent: OutlineSection | null): void => {
    const stamped = siblings.map(({ heading }) => startsWithStamp(heading.text));
    siblings.forEach((section, index) => {
      const next = stamped.indexOf(false, index + 1);
      const last = siblings[(next === -1 ? siblings.length : next) - 1] ?? section;
      const isStamped = stamped[index] ?? false;
      const takesDays = !isStamped && last !== section;
      const content = { start: section.place.start, end: (takesDays ? last : section).place.end };
      const nodes = takesDays ? nodesWithin(tree.children, content) : section.nodes;
      const isTitle = title === section;
      candidates.push({ outline: section, parent, nodes, content, isTitle, isStamped });
      visit(section.children, section);
    });
  };
  visit(outline.sections, null);
  return candidates;
}

/** Whether a heading is written as one, not as a bold line or a label. */
export const isReal = ({ form }: OutlineSection['heading']): boolean =>
  form === 'atx' || form === 'setext';

/** Whether a section is the other or stands inside it. */
export function isWithin(outer: OutlineSection, inner: OutlineSection): boolean {
  return (
    outer.place.start.offset <= inner.place.start.offset &&
    inner.place.end.offset <= outer.place.end.offset
  );
}

function startsWithStamp(text: string): boolean {
  const stamp = readStamp(text);
  return stamp !== null && (stamp.time !== null || stamp.date !== null);
}

function nodesWithin(nodes: readonly RootContent[], { start, end }: Place): readonly RootContent[] {
  return nodes.filter((node) => {
    const { offset } = placeOf(node).start;
    return offset >= start.offset && offset < end.offset;
  });
}
