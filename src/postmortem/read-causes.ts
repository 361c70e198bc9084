import type { List, RootContent } from 'mdast';
import { plainText } from '../document/plain-text.ts';
import type { OutlineSection } from '../document/types.ts';
import { type Place, placeOf } from '../message/place.ts';
import type { FoundSection } from './sections/findings.ts';
import { isPlaceholder } from './sections/section-state.ts';
import type { Cause } from './types.ts';

/**
 * The root causes of a post, each by itself: sub-sections, else the items of a list, else the
 * section as a whole. The steps of "five whys" lead to one cause and are none themselves.
 */
export function readCauses(sections: readonly FoundSection[]): readonly Cause[] {
  const filled = sections.filter(({ kind, state }) => kind === 'root-cause' && state === 'filled');
  const named = filled.filter(({ heading }) => !isWhys(heading.text));
  const others = new Set(
    sections.filter(({ kind }) => kind !== 'root-cause').map(({ outline }) => outline),
  );
  return (named.length > 0 ? named : filled).flatMap((section) => causesOf(section, others));
}

function causesOf(section: FoundSection, others: ReadonlySet<OutlineSection>): readonly Cause[] {
  const { heading, outline, nodes, content } = section;
  const whole = (): readonly Cause[] => [
    { ...titled(firstSentence(nodes) ?? heading.text), anchor: heading.anchor, place: content },
  ];
  if (isWhys(heading.text)) return whole();
  const parts = outline.children.filter((child) => isCause(child, others));
  if (parts.length > 0) {
    return parts.map((part) => ({
      ...titled(part.heading.text),
      anchor: part.heading.anchor,
      place: { start: part.heading.place.start, end: part.place.end },
    }));
  }
  const list = nodes.find((node): node is List => node.type === 'list');
  const items = list?.children.filter((item) => !isPlaceholder(plainText(item))) ?? [];
  const prose = nodes.filter((node) => node.type === 'paragraph').length;
  if (items.length < 2 || prose > 1) return whole();
  return items.map((item) => ({
    ...titled(firstSentence(item.children) ?? plainText(item)),
    anchor: heading.anchor,
    place: placeOf(item) satisfies Place,
  }));
}

const isWhys = (title: string): boolean =>
  /\bwhy['’]?s?\s*\??\s*$/i.test(title) && !/\bit\b/i.test(title);

/** Sub-sections of another kind (what triggered it, whom it hit) tell about a cause; numbered ones are causes. */
function isCause(section: OutlineSection, others: ReadonlySet<OutlineSection>): boolean {
  const { heading } = section;
  if (heading.form === 'label') return false;
  if (/^\s*#?\d{1,2}[.):]/.test(heading.text)) return true;
  return (
    !others.has(section) &&
    !/^(?:background|details?|symptoms?|analysis|evidence|references?|notes?|why\b.*)$/i.test(
      heading.text,
    )
  );
}

const levels = 'critical|blocker|severe|major|high|medium|moderate|minor|low|sev-?\\d|p\\d';
const severityBefore = new RegExp(
  `^[[(]?(${levels})[\\])]?(?: severity)?\\s*(?:[:–—-]|(?<=[\\])]))\\s*`,
  'i',
);
const severityAfter = new RegExp(
  `\\s*[[(](?:severity:? )?(${levels})(?: severity)?[\\])]\\s*$`,
  'i',
);

/** A title without its number, and the severity that stands before or behind it. */
function titled(text: string): { readonly title: string; readonly severity: string | null } {
  const words = text.replace(/^\s*(?:#?\d{1,2}[.):]|cause #?\d{1,2}\s*[:.–-])\s*/i, '').trim();
  const match = severityBefore.exec(words) ?? severityAfter.exec(words);
  const title = match === null ? words : words.replace(match[0], '').trim();
  return { title: title === '' ? words : title, severity: match?.[1]?.toLowerCase() ?? null };
}

/** The first sentence of the first paragraph with words, at most 160 characters. */
function firstSentence(nodes: readonly RootContent[]): string | null {
  const paragraph = nodes.find((node) => node.type === 'paragraph' && plainText(node) !== '');
  if (paragraph === undefined) return null;
  const text = plainText(paragraph);
  const sentence = /^.{1,158}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  return sentence.length > 160
    ? `${[...sentence].slice(0, 159).join('')}…`
    : sentence.replace(/[.:]$/, '');
}
