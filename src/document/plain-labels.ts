import type { Paragraph, PhrasingContent, Root, Text } from 'mdast';
import { placeOf } from '../message/place.ts';
import { isShort, type Label, readLabel, type Source } from './labels.ts';
import { readLines } from './read-lines.ts';

/** Whether a post, a mail perhaps, has two lines or more such as `Root cause:`, and but for a title nothing better. */
export function hasPlainLabels({ children }: Root, source: Source): boolean {
  let labels = 0;
  for (const [index, node] of children.entries()) {
    if (node.type === 'heading' && index > 0) return false;
    if (node.type === 'html' && /<h[1-6]/i.test(node.value)) return false;
    if (node.type !== 'paragraph') continue;
    if (readLabel(node, source) !== null) return false;
    labels += splitAtLabels(node, source).filter((part) => readPlainLabel(part) !== null).length;
  }
  return labels > 1;
}

/** A short line without any mark, `Root cause:`, that closes with a colon: a heading where a post has no others. */
export function readPlainLabel({ children }: Paragraph): Label | null {
  const [only, another] = children;
  if (only?.type !== 'text' || another !== undefined || !isPlainLabel(only)) return null;
  const text = only.value.slice(0, -1);
  return { text, place: placeOf(only), alone: true, closed: true, rest: null };
}

const isPlainLabel = ({ value }: Text): boolean =>
  /^\p{Lu}[^\n.!?:]{2,60}[:：]$/u.test(value) && isShort(value);

/** Parts a paragraph in front of and behind each of its lines that is a plain label: a mail may have no blank lines. */
export function splitAtLabels(paragraph: Paragraph, source: Source): readonly Paragraph[] {
  const lines = readLines(paragraph, source);
  const parts: PhrasingContent[][] = [];
  let isOpen = false;
  for (const line of lines) {
    const [only, another] = line;
    const isLabel = only?.type === 'text' && another === undefined && isPlainLabel(only);
    const part = isOpen && !isLabel ? parts.at(-1) : undefined;
    if (part === undefined) parts.push([...line]);
    else addLine(part, line);
    isOpen = !isLabel;
  }
  return parts.length < 2 ? [paragraph] : parts.map(toParagraph);
}

/** Adds a line to those before as a parser does: texts on both sides of the line's end are one. */
function addLine(before: PhrasingContent[], line: readonly PhrasingContent[]): void {
  const last = before.at(-1);
  const [first, ...rest] = line;
  if (last === undefined || first === undefined) return;
  const [left, right] = [placeOf(last), placeOf(first)];
  if (last.type === 'text' && first.type === 'text') {
    const value = `${last.value}\n${first.value}`;
    const position = { start: left.start, end: right.end };
    before.splice(-1, 1, { type: 'text', value, position }, ...rest);
  } else {
    const position = { start: left.end, end: right.start };
    before.push({ type: 'text', value: '\n', position }, ...line);
  }
}

function toParagraph(children: PhrasingContent[]): Paragraph {
  const [first] = children;
  const last = children.at(-1);
  if (first === undefined || last === undefined) throw new Error('Expected words in every part');
  const position = { start: placeOf(first).start, end: placeOf(last).end };
  return { type: 'paragraph', children, position };
}
