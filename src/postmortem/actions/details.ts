import type { Paragraph, RootContent } from 'mdast';
import type { Definitions } from '../../document/definitions.ts';
import type { Fact } from './facts.ts';
import type { RawItem } from './find-items.ts';
import { inlineText } from './inline-text.ts';
import { readPart } from './metadata-part.ts';
import { linesOf } from './paragraph-lines.ts';
import { readMetadata } from './read-metadata.ts';

/**
 * What the lines under an item say of it: `Owner: Ana` on a line of its own, "This has been done", and,
 * where the item itself names none, the tickets of the first line that does.
 */
export function detailFacts(
  { details }: RawItem,
  definitions: Definitions,
  own: readonly Fact[],
): readonly Fact[] {
  const lines = details.flatMap(paragraphsOf).flatMap(linesOf);
  const facts: Fact[] = [];
  let tickets: readonly Fact[] = own.filter(({ role }) => role === 'ticket');
  for (const line of lines) {
    const inline = inlineText(line, definitions);
    const part = readPart(inline.text, 0, []);
    const read =
      part === null
        ? readMetadata(inline)
        : part.map((fact) => ({ ...fact, cut: whole(inline.text) }));
    if (isAboutItem(inline.text, read)) facts.push(...read);
    else if (tickets.length === 0) tickets = read.filter(({ role }) => role === 'ticket');
    if (finished.test(inline.text)) facts.push({ role: 'status', value: 'done', cut: null });
  }
  const named = facts.some(({ role }) => role === 'ticket');
  const found = own.some(({ role }) => role === 'ticket') || named ? [] : tickets;
  return [...facts, ...found].map((fact) => ({ ...fact, cut: null }));
}

const whole = (text: string): readonly [number, number] => [0, text.length];

const finished =
  /^\s*(?:(?:this|it) (?:has been|was|is)(?: now| already)? |already )?(?:done|completed|implemented|fixed)\b(?!-)/i;

/** A line is about the item as a whole where nothing but metadata stands on it. */
function isAboutItem(text: string, facts: readonly Fact[]): boolean {
  const cuts = facts.flatMap(({ cut }) => (cut === null ? [] : [cut])).sort((a, b) => a[0] - b[0]);
  let reached = 0;
  for (const [start, end] of cuts) {
    if (/[\p{L}\p{N}]/u.test(text.slice(reached, start))) return false;
    reached = Math.max(reached, end);
  }
  return cuts.length > 0 && !/[\p{L}\p{N}]/u.test(text.slice(reached));
}

/** The paragraphs of a block and those of list items, not of lists inside lists. */
function paragraphsOf(node: RootContent): readonly Paragraph[] {
  if (node.type === 'paragraph') return [node];
  if (node.type !== 'list') return [];
  return node.children.flatMap(({ children }) =>
    children.filter((child) => child.type === 'paragraph'),
  );
}
