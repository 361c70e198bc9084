import { isReal } from '../../document/is-real.ts';
import { plainText } from '../../document/plain-text.ts';
import type { OutlineHeading, OutlineSection } from '../../document/types.ts';
import { quote } from '../../message/words.ts';
import { headingMatcher } from '../../postmortem/sections/match-heading.ts';
import type { Guess } from '../types.ts';
import type { GuessContext } from './context.ts';

/** Titles that say what the document is and not what it is about. */
const generic =
  /^(?:the )?(?:incident |outage |blameless |public |security |issue )*(?:post-?\s?mortem|incident|report|review|rca|root cause analysis|summary|analysis|retrospective|readme|index|untitled|notes?|metadata|title|name)(?: report| review| analysis| template)?:?$/i;
/** A heading that gives a field, and is no title unless it gives just that. */
const labelled = /^(title|owner|author|authors|date|status|severity|prepared by|id)\s*:\s*(.*)$/i;

const longest = 160;

/**
 * The title: a heading of depth 1, what a page says, a line such as `Title: …`, the first heading or line,
 * else the name of the file.
 */
export function guessTitle(
  { document, hints, name, lineOf, house }: GuessContext,
  labels: readonly Guess[],
): Guess {
  const match = headingMatcher(house.sections.aliases);
  const isUsable = (text: string): boolean =>
    text !== '' &&
    text.length <= longest &&
    !generic.test(text.trim()) &&
    !match(text).some((part) => part[0]?.exact === true && part[0].condition === null);
  const headings = document.outline.sections.flatMap(realHeadings).flatMap((heading) => {
    const [, field = '', text = ''] = labelled.exec(heading.text) ?? [];
    if (field === '') return [heading];
    return /^title$/i.test(field) && text !== '' ? [{ ...heading, text }] : [];
  });
  const top = headings.find(({ depth }) => depth === 1);
  const guess = (value: string, reason: string, line: number | null): Guess => ({
    field: 'title',
    value: value.replaceAll(/\s+/g, ' ').trim(),
    reason,
    line,
  });
  if (top !== undefined && isUsable(top.text))
    return guess(top.text, 'the first heading', lineOf(top.place.start.line));
  const hint = hints.find(({ field, value }) => field === 'title' && isUsable(String(value)));
  if (hint !== undefined) return guess(String(hint.value), hint.reason, hint.line);
  const label = labels.find(({ field, value }) => field === 'title' && isUsable(String(value)));
  if (label !== undefined) return guess(String(label.value), label.reason, label.line);
  const [first] = headings;
  if (first !== undefined && isUsable(first.text))
    return guess(first.text, 'the first heading', lineOf(first.place.start.line));
  const block = document.tree.children.find(({ type }) => type === 'paragraph');
  const line = block === undefined ? '' : plainText(block).trim();
  if (
    first === undefined &&
    line.length <= 120 &&
    !/[,:;]$|:\/\//.test(line) &&
    isUsable(line) &&
    block?.position !== undefined
  ) {
    return guess(line, 'the first line', lineOf(block.position.start.line));
  }
  const fromName = titleOfName(name);
  if (/\p{L}{3}/u.test(fromName) && !generic.test(fromName))
    return guess(fromName, `the name of the file, ${quote(name)}`, null);
  const rest = top?.text || 'Untitled';
  return guess(rest.slice(0, longest), 'nothing says more', null);
}

function realHeadings({ heading, children }: OutlineSection): readonly OutlineHeading[] {
  const own = isReal(heading) ? [heading] : [];
  return [...own, ...children.flatMap(realHeadings)];
}

/** `2021-05-26-website-outage` as words: `Website outage`. */
function titleOfName(name: string): string {
  const words = name
    .replace(
      /^(?:\d{4}[-_.]?\d\d[-_.]?\d\d|\d{8}|\d{1,4}(?=[-_]))(?:[-_T]\d{2,6}(?!\d))?[-_. ]*/,
      '',
    )
    .replaceAll(/[-_+]+|%20/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
