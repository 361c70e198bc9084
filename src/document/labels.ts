import type { ListItem, Paragraph, PhrasingContent, RootContent, Strong } from 'mdast';
import type { Locator, Place } from '../message/place.ts';
import { placeOf } from '../message/place.ts';
import { plainText } from './plain-text.ts';

/** Bold text that serves as a heading: its words, where it stands, and what follows it in its block. */
export interface Label {
  readonly text: string;
  readonly place: Place;
  /** The bold text fills its line: `**Impact**`; otherwise text runs on: `**Impact**: all users`. */
  readonly alone: boolean;
  /** A colon closes it, inside the bold text or behind, or a dash. */
  readonly closed: boolean;
  /** The rest of the paragraph as a paragraph of its own, or null. */
  readonly rest: Paragraph | null;
}

/** A file's text and its lines, for places inside a node. */
export interface Source {
  readonly text: string;
  readonly locator: Locator;
}

/**
 * The bold text at the start of a paragraph if it can be read as a heading: alone on its line, or
 * closed by a colon or a dash; an emoji may stand before it. Sentences in bold, stamps (`**10:05**:`) and long texts are none.
 */
export function readLabel(paragraph: Paragraph, source: Source): Label | null {
  const [first, next] = paragraph.children.slice(isDecoration(paragraph.children[0]) ? 1 : 0);
  if (first?.type !== 'strong') return null;
  const text = plainText(first);
  if (!isTitle(text)) return null;
  const after = next === undefined ? '' : next.type === 'text' ? next.value : ' ';
  const [, mark = '', newline = ''] =
    /^[ \t]*([:：]|[-–—](?=[ \t]))?[ \t]*(\r?\n|\r)?/.exec(after) ?? [];
  const closed = /[:：]$/.test(text) || mark !== '';
  const alone =
    next === undefined ||
    next.type === 'break' ||
    newline !== '' ||
    (paragraph.children.length === 2 && next.type === 'text' && /^\s*[:：.]?\s*$/.test(next.value));
  if (!alone && !(closed && isShort(text))) return null;
  return { text, place: placeOf(first), alone, closed, rest: restOf(paragraph, first, source) };
}

/** The label that a list item starts with, with the item's further blocks. */
export function readItemLabel(
  item: ListItem,
  source: Source,
): (Label & { readonly content: readonly RootContent[] }) | null {
  const [first, ...blocks] = item.children;
  if (first?.type !== 'paragraph') return null;
  const label = readLabel(first, source);
  if (label === null || !isShort(label.text)) return null;
  return { ...label, content: [...(label.rest === null ? [] : [label.rest]), ...blocks] };
}

/** Text in front of a label that says nothing: an emoji, a shortcode. */
const isDecoration = (node: PhrasingContent | undefined): boolean =>
  node?.type === 'text' && !/[\p{L}\p{N}]/u.test(node.value.replaceAll(/:[a-z0-9_+-]+:/g, ''));

/** A title has a letter, is not long, and does not end as a sentence does. */
const isTitle = (text: string): boolean =>
  text.length <= 120 && /\p{L}{2}/u.test(text) && !/[.,;…!]$/.test(text) && !isStamp(text);

export const isShort = (text: string): boolean =>
  text.split(' ').length <= 6 && !/\d\d?[:.]\d\d/.test(text);

/** A date or a time and next to nothing else. */
const isStamp = (text: string): boolean => {
  const rest = text.replaceAll(/\p{L}+/gu, (word) => (calendar.test(word) ? '' : word));
  return /\d/.test(text) && !/\p{L}{4,}/u.test(rest);
};

const calendar =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|around|about)(?:[a-z]{0,6})$/i;

/** What follows the label in its paragraph, without the colon, with the places it has in the file. */
function restOf(paragraph: Paragraph, label: Strong, source: Source): Paragraph | null {
  const [first, ...others] = paragraph.children.slice(paragraph.children.indexOf(label) + 1);
  if (first === undefined) return null;
  const children: PhrasingContent[] = [];
  if (first.type === 'text') {
    const value = first.value.replace(/^\s*(?:[:：]|[-–—](?=\s))?\s*/, '');
    if (value !== '') {
      const { start, end } = placeOf(first);
      const skipped = /^\s*(?:[:：]|[-–—](?=\s))?[\s>]*/.exec(
        source.text.slice(start.offset, end.offset),
      );
      const point = source.locator.point(start.offset + (skipped?.[0].length ?? 0));
      children.push({ type: 'text', value, position: { start: point, end } });
    }
  } else if (first.type !== 'break') {
    children.push(first);
  }
  children.push(...others);
  const [head] = children;
  if (head === undefined) return null;
  return {
    type: 'paragraph',
    children,
    position: { start: placeOf(head).start, end: placeOf(paragraph).end },
  };
}
