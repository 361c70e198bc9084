import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { OutlineSection } from '../document/types.ts';
import { placeOf } from '../message/place.ts';
import type { OpenPost } from './workspace.ts';

/** Frontmatter, sections, code blocks, tables and comments, as far as they have a second line. */
export function foldingRanges(post: OpenPost): FoldingRange[] {
  const { frontmatter, outline, tree } = post.document();
  const ranges: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
    if (endLine <= startLine) return;
    ranges.push({ startLine: startLine - 1, endLine: endLine - 1, ...(kind ? { kind } : {}) });
  };
  const addSection = ({ heading, place, children }: OutlineSection): void => {
    // A label stands in its first line of text: what folds is the item.
    add(heading.place.start.line, place.end.line, FoldingRangeKind.Region);
    children.forEach(addSection);
  };
  if (frontmatter !== null) {
    const { start, end } = frontmatter.place;
    add(start.line, end.line, FoldingRangeKind.Region);
  }
  outline.sections.forEach(addSection);
  for (const node of tree.children) {
    const { start, end } = placeOf(node);
    if (node.type === 'code' || node.type === 'table') add(start.line, end.line);
    if (node.type === 'html') add(start.line, end.line, FoldingRangeKind.Comment);
  }
  return ranges;
}
