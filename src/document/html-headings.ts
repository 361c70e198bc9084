import type { Html, RootContent } from 'mdast';
import { type Place, placeOf } from '../message/place.ts';
import type { Source } from './labels.ts';

/** A heading that is written as HTML, and what of its block follows it. */
export interface HtmlHeading {
  readonly text: string;
  readonly depth: number;
  readonly place: Place;
  /** The HTML up to the next heading of the block, or null. */
  readonly rest: RootContent | null;
}

const heading = /<h([1-6])\b[^<>]{0,300}>([\s\S]{0,400}?)<\/h\1\s{0,9}>/gi;

/** The headings in a block of HTML (`<h2>Timeline</h2>`), in order; those in comments are none. */
export function readHtmlHeadings(node: Html, source: Source): readonly HtmlHeading[] {
  if (!/<h[1-6]/i.test(node.value)) return [];
  const { start, end } = placeOf(node);
  const whole = source.text
    .slice(start.offset, end.offset)
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length));
  const found = [...whole.matchAll(heading)].flatMap((match) => {
    const text = visible(match[2] ?? '');
    return text === '' ? [] : [{ text, depth: Number(match[1]), index: match.index, match }];
  });
  return found.map(({ text, depth, index, match }, at) => {
    const from = start.offset + index;
    const to = from + match[0].length;
    const next = start.offset + (found[at + 1]?.index ?? whole.length);
    return {
      text,
      depth,
      place: source.locator.place(from, to),
      rest: htmlBetween(to, next, source),
    };
  });
}

function htmlBetween(from: number, to: number, { text, locator }: Source): RootContent | null {
  const value = text.slice(from, to);
  const words = value.trimStart();
  // What only closes an element around the heading is nothing that stands under it.
  if (visible(words) === '' && !/<!--|<img\b/i.test(words)) return null;
  const position = locator.place(to - words.length, to);
  return { type: 'html', value: words, position };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** What a reader sees of a line of HTML, without its elements. */
export const visible = (html: string): string =>
  html
    .replaceAll(/<[^<>]{0,500}>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim();
