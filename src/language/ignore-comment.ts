import type { Nodes } from 'mdast';
import type { PostDocument } from '../document/types.ts';
import type { Message } from '../message/message.ts';
import { placeOf } from '../message/place.ts';

/** A comment by which an author says that something is meant, in two halves around its reason. */
export interface IgnoreComment {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

/** Where the comment goes that silences a message, as narrowly as its place allows; null: nowhere. */
export function ignoreComment(document: PostDocument, message: Message): IgnoreComment | null {
  const { ruleId, place } = message;
  const { text, bodyStart, frontmatter } = document;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const wholeFile: IgnoreComment = {
    offset: bodyStart,
    before: `${newline}<!-- recount-ignore-file ${ruleId}: `,
    after: ` -->${newline}`,
  };
  if (place === null) return wholeFile;
  const { offset, column } = place.start;
  if (offset < bodyStart) {
    if (frontmatter === null) return null;
    if (offset < frontmatter.content.start.offset) return wholeFile;
    const indent = /^[ \t]*/.exec(text.slice(offset - column + 1))?.[0] ?? '';
    return {
      offset: offset - column + 1,
      before: `${indent}# recount-ignore ${ruleId}: `,
      after: newline,
    };
  }
  const chain = nodesAt(document.tree, offset);
  const [, block] = chain;
  if (block === undefined) return wholeFile;
  const cell = chain.findLast(({ type }) => type === 'tableCell');
  const inner = cell ?? chain.findLast(({ type }) => type === 'paragraph');
  const isInside = chain.some(({ type }) => type === 'listItem' || type === 'tableRow');
  if (isInside) {
    // Of a table's row or a list's item, the words are where a comment holds for it alone.
    const last = inner !== undefined && 'children' in inner ? inner.children.at(-1) : undefined;
    if (last === undefined) return wholeFile;
    return {
      offset: placeOf(last).end.offset,
      before: ` <!-- recount-ignore ${ruleId}: `,
      after: ' -->',
    };
  }
  const { start } = placeOf(block);
  return {
    offset: start.offset - start.column + 1,
    before: `<!-- recount-ignore ${ruleId}: `,
    after: ` -->${newline}`,
  };
}

/** The nodes around an offset, from the root inwards; a message at a list item's bullet is in its first words. */
function nodesAt(node: Nodes, offset: number): readonly Nodes[] {
  if (!('children' in node)) return [node];
  const inner =
    node.children.find((child) => {
      const { start, end } = placeOf(child);
      return start.offset <= offset && offset < end.offset;
    }) ?? (node.type === 'listItem' || node.type === 'tableRow' ? node.children[0] : undefined);
  return inner === undefined ? [node] : [node, ...nodesAt(inner, offset)];
}
