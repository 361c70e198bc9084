import { plainText } from '../../document/plain-text.ts';
import type { OutlineSection, PostDocument, RootContent } from '../../document/types.ts';
import type { Section } from '../types.ts';
import { readStamp } from './stamp.ts';

/** A stretch of a post that tells a chronology. */
export interface Region {
  readonly nodes: readonly RootContent[];
  /** Nothing in front of this offset belongs to it. */
  readonly start: number;
  /** The headings it stands under, the nearest first. */
  readonly headings: readonly string[];
}

/** The timeline sections of a post, each up to the next heading, without the improvements inside. */
export function findRegions(
  document: PostDocument,
  sections: readonly Section[],
): readonly Region[] {
  const blocks = document.tree.children;
  const ranges = sections
    .filter(({ kind }) => kind === 'timeline')
    .map(({ heading, content }) => ({
      headings: headingsAt(document.outline.sections, heading.place.start.offset),
      start: content.start.offset,
      end: nextHeading(document.outline.sections, content.end.offset) ?? document.text.length,
    }))
    .sort((a, b) => a.start - b.start);
  const regions: Region[] = [];
  let covered = 0;
  const others = sections.filter(({ kind }) => kind === 'improvements');
  for (const range of ranges) {
    if (range.start < covered && range.end <= covered) continue;
    const start = Math.max(range.start, covered);
    const nodes = nodesWithin(blocks, start, range.end).filter(
      (node) =>
        !others.some(
          ({ content }) =>
            content.start.offset > start &&
            isWithin(node, content.start.offset, content.end.offset),
        ),
    );
    regions.push({ nodes, start, headings: range.headings });
    covered = range.end;
  }
  return regions;
}

/** The headings around an offset, the nearest first. */
function headingsAt(sections: readonly OutlineSection[], offset: number): readonly string[] {
  for (const { heading, place, children } of sections) {
    if (heading.place.start.offset > offset || place.end.offset < offset) continue;
    return [...headingsAt(children, offset), heading.text];
  }
  return [];
}

/** Where the next heading starts: lists and code that a label is interrupted by still belong to it. */
function nextHeading(sections: readonly OutlineSection[], from: number): number | null {
  for (const { heading, children } of sections) {
    if (heading.place.start.offset >= from) return heading.place.start.offset;
    const inner = nextHeading(children, from);
    if (inner !== null) return inner;
  }
  return null;
}

/** The outermost nodes that lie within a stretch; of one that only overlaps, what of it does. */
function nodesWithin(
  nodes: readonly RootContent[],
  start: number,
  end: number,
): readonly RootContent[] {
  return nodes.flatMap((node): readonly RootContent[] => {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (to <= start || from >= end) return [];
    if (from >= start && to <= end) return [node];
    if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') {
      return nodesWithin(node.children, start, end);
    }
    return node.type === 'paragraph' && from < start ? [node] : [];
  });
}

const isWithin = (node: RootContent, start: number, end: number): boolean =>
  (node.position?.start.offset ?? 0) >= start && (node.position?.end.offset ?? 0) <= end;

/** Headings with stamps and what stands under them, where a post has two or more. */
export function stampedHeadings({ tree }: PostDocument): readonly Region[] {
  const nodes: RootContent[] = [];
  let depth = 0;
  let count = 0;
  for (const node of tree.children) {
    if (node.type === 'heading') {
      const text = plainText(node);
      const stamp = /^(?:date|day|time|when)\b/i.test(text) ? null : readStamp(text);
      const stamped =
        stamp !== null &&
        (stamp.timed
          ? stamp.time !== null && stamp.closed
          : stamp.date?.year != null && stamp.closed && node.depth > 1);
      if (stamped) {
        depth = node.depth;
        count++;
      } else if (node.depth <= depth) depth = 0;
    }
    if (depth > 0) nodes.push(node);
  }
  return count < 2 ? [] : [{ nodes, start: nodes[0]?.position?.start.offset ?? 0, headings: [] }];
}

/** A post as a whole, but for its improvements: what a status page without headings is. */
export function wholePost({ tree }: PostDocument, sections: readonly Section[]): Region {
  const nodes = tree.children.filter(
    (node) =>
      node.type !== 'heading' &&
      !sections.some(({ content }) => isWithin(node, content.start.offset, content.end.offset)),
  );
  return { nodes, start: 0, headings: [] };
}
