import type { Paragraph, PhrasingContent, Root, Text } from 'mdast';
import { placeOf } from '../message/place.ts';
import { isShort, type Label, readLabel, type Source } from './labels.ts';
import { readLines } from './read-lines.ts';

/** How a post that has no headings but a title, a mail perhaps, names its parts; null where it has better ones. */
export type LabelStyle = 'bold' | 'colon' | 'title';

/** A line of a paragraph, and whether it is the first, or follows a title or the end of a sentence. */
interface Line {
  readonly words: readonly PhrasingContent[];
  readonly isTop: boolean;
}

/** What marks the parts of a post: bold lines, else two lines such as `Root cause:`, else three such as `Root cause` over their text. */
export function labelStyle({ children }: Root, source: Source): LabelStyle | null {
  let [bold, colons, titles] = [0, 0, 0];
  for (const [index, node] of children.entries()) {
    if (node.type === 'heading' && index > 0) return null;
    if (node.type === 'html' && /<h[1-6]/i.test(node.value)) return null;
    if (node.type !== 'paragraph') continue;
    if (readLabel(node, source) !== null) bold++;
    const lines = linesOf(node, source);
    colons += lines.filter(({ words }) => isColonLabel(words)).length;
    titles += lines.slice(0, -1).filter(({ isTop, words }) => isTop && isTitle(words)).length;
  }
  if (bold > 0) return 'bold';
  if (titles > 2) return 'title';
  return colons > 1 ? 'colon' : null;
}

/** A short line without any mark, `Root cause:`, that is a heading where a post has no others. */
export function readPlainLabel({ children }: Paragraph, style: LabelStyle): Label | null {
  if (style === 'bold' || !(isColonLabel(children) || (style === 'title' && isTitle(children))))
    return null;
  const only = children[0] as Text;
  const text = only.value.replace(/[:：]$/, '');
  return { text, place: placeOf(only), alone: true, closed: text !== only.value, rest: null };
}

const isColonLabel = ([only, another]: readonly PhrasingContent[]): boolean =>
  isLone(only, another) && /^\p{Lu}[^\n.!?:]{2,60}[:：]$/u.test(only.value) && isShort(only.value);

const isTitle = ([only, another]: readonly PhrasingContent[]): boolean =>
  isLone(only, another) &&
  /^\p{Lu}[\p{L} ,&/'\u2019()-]{2,50}$/u.test(only.value) &&
  only.value.split(' ').length < 6;

const isLone = (
  only: PhrasingContent | undefined,
  another: PhrasingContent | undefined,
): only is Text => only?.type === 'text' && another === undefined;

const endsSentence = (words: readonly PhrasingContent[]): boolean => {
  const last = words.at(-1);
  return last?.type === 'text' && /[.!?\u3002]\s*$/.test(last.value);
};

function linesOf(paragraph: Paragraph, source: Source): readonly Line[] {
  let isTop = true;
  return readLines(paragraph, source).map((words) => {
    const line = { words, isTop };
    isTop = (isTop && isTitle(words)) || endsSentence(words);
    return line;
  });
}

/** Parts a paragraph in front of and behind each of its lines that is a label: a mail may have no blank lines. */
export function splitAtLabels(
  paragraph: Paragraph,
  source: Source,
  style: LabelStyle,
): readonly Paragraph[] {
  const parts: PhrasingContent[][] = [];
  let isOpen = false;
  for (const { words, isTop } of linesOf(paragraph, source)) {
    const isLabel =
      style === 'bold'
        ? readLabel(toParagraph(words), source) !== null
        : isColonLabel(words) || (style === 'title' && isTop && isTitle(words));
    const part = isOpen && !isLabel ? parts.at(-1) : undefined;
    if (part === undefined) parts.push([...words]);
    else addLine(part, words);
    // What follows a bold label in its line belongs to the next lines too.
    isOpen = !isLabel || style === 'bold';
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

function toParagraph(words: readonly PhrasingContent[]): Paragraph {
  const children = [...words];
  const [first] = children;
  const last = children.at(-1);
  if (first === undefined || last === undefined) throw new Error('Expected words in every part');
  const position = { start: placeOf(first).start, end: placeOf(last).end };
  return { type: 'paragraph', children, position };
}
