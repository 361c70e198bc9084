import { plainText } from '../../document/plain-text.ts';
import type { PostDocument, RootContent } from '../../document/types.ts';
import type { Section } from '../types.ts';
import { readStamp } from './stamp.ts';

/** A stretch of a post that tells a chronology. */
export interface Region {
  readonly nodes: readonly RootContent[];
  /** Nothing in front of this offset belongs to it. */
  readonly start: number;
  /** The heading it stands under, or an empty text. */
  readonly heading: string;
}

/**
 * Where a post tells its chronology: its timeline sections, with the day headings behind them that stand
 * at their own level; with none, its stamped headings.
 */
export function findRegions(
  document: PostDocument,
  sections: readonly Section[],
): readonly Region[] {
  const blocks = document.tree.children;
  const ranges = sections
    .filter(({ kind }) => kind === 'timeline')
    .map(({ heading, content }) => ({
      heading: heading.text,
      start: content.start.offset,
      end: Math.max(content.end.offset, endOfDays(blocks, content.end.offset, heading.depth)),
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
    regions.push({ nodes, start, heading: range.heading });
    covered = range.end;
  }
  return ranges.length > 0 ? regions : stampedHeadings(blocks);
}

/** End of the day headings that follow a timeline at its own level or above, or 0. */
function endOfDays(blocks: readonly RootContent[], from: number, depth: number): number {
  let end = 0;
  let inside = false;
  for (const node of blocks) {
    if ((node.position?.start.offset ?? 0) < from) continue;
    if (node.type === 'heading' && (node.depth <= depth || !inside)) {
      const stamp = readStamp(plainText(node));
      if (stamp === null || (stamp.date === null && !stamp.timed)) return end;
      inside = true;
    }
    if (inside) end = node.position?.end.offset ?? end;
    else if (node.type !== 'thematicBreak') return end;
  }
  return end;
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
function stampedHeadings(blocks: readonly RootContent[]): readonly Region[] {
  const nodes: RootContent[] = [];
  let depth = 0;
  let count = 0;
  for (const node of blocks) {
    if (node.type === 'heading') {
      const stamp = readStamp(plainText(node));
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
  return count < 2 ? [] : [{ nodes, start: nodes[0]?.position?.start.offset ?? 0, heading: '' }];
}
