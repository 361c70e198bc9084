import type { Html } from 'mdast';
import { firstFrom } from '../../document/first-from.ts';
import { plainText } from '../../document/plain-text.ts';
import type { OutlineSection, PostDocument, RootContent } from '../../document/types.ts';
import type { Section } from '../types.ts';
import { between } from './html-table.ts';
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
  const others = sections
    .filter(({ kind }) => kind === 'improvements')
    .toSorted((a, b) => a.content.start.offset - b.content.start.offset);
  for (const range of ranges) {
    if (range.start < covered && range.end <= covered) continue;
    const start = Math.max(range.start, covered);
    const inside = others.slice(
      firstFrom(others, start + 1, startOfContent),
      firstFrom(others, range.end, startOfContent),
    );
    const nodes = nodesWithin(stretch(blocks, start, range.end), start, range.end).filter(
      (node) =>
        !inside.some(({ content }) => isWithin(node, content.start.offset, content.end.offset)),
    );
    regions.push({ nodes, start, headings: range.headings });
    covered = range.end;
  }
  return regions;
}

const startOfContent = ({ content }: Section): number => content.start.offset;
const startOfHeading = ({ heading }: OutlineSection): number => heading.place.start.offset;
const startOfNode = (node: RootContent): number => node.position?.start.offset ?? 0;

/** The blocks from the one that holds `start` to the last before `end`. */
function stretch(
  blocks: readonly RootContent[],
  start: number,
  end: number,
): readonly RootContent[] {
  const first = firstFrom(blocks, start, startOfNode);
  return blocks.slice(Math.max(first - 1, 0), firstFrom(blocks, end, startOfNode));
}

/** The headings around an offset, the nearest first. */
function headingsAt(sections: readonly OutlineSection[], offset: number): readonly string[] {
  const section = sections[firstFrom(sections, offset + 1, startOfHeading) - 1];
  if (section === undefined || section.place.end.offset < offset) return [];
  return [...headingsAt(section.children, offset), section.heading.text];
}

/** Where the next heading starts: lists and code that a label is interrupted by still belong to it. */
function nextHeading(sections: readonly OutlineSection[], from: number): number | null {
  const at = firstFrom(sections, from, startOfHeading);
  const [before, next] = [sections[at - 1], sections[at]];
  const inner = before === undefined ? null : nextHeading(before.children, from);
  return inner ?? (next === undefined ? null : startOfHeading(next));
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
    if (node.type === 'html') return [partOf(node, Math.max(from, start), Math.min(to, end))];
    return node.type === 'paragraph' && from < start ? [node] : [];
  });
}

/** What of a block of HTML lies between two offsets: its headings do not end it. */
function partOf(node: Html, from: number, to: number): Html {
  const start = node.position?.start.offset ?? 0;
  return {
    type: 'html',
    value: node.value.slice(from - start, to - start),
    position: between(from, to),
  };
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
  const inOrder = sections.toSorted((a, b) => startOfContent(a) - startOfContent(b));
  // How far the sections reach that start before each: one section may hold another.
  const reaches: number[] = [];
  for (const { content } of inOrder) {
    reaches.push(Math.max(reaches.at(-1) ?? 0, content.end.offset));
  }
  const nodes = tree.children.filter((node) => {
    const last = firstFrom(inOrder, startOfNode(node) + 1, startOfContent) - 1;
    return node.type !== 'heading' && (node.position?.end.offset ?? 0) > (reaches[last] ?? -1);
  });
  return { nodes, start: 0, headings: [] };
}
