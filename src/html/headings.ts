import type { Element } from 'hast';
import { isReal } from '../document/is-real.ts';
import type { Outline, OutlineHeading, OutlineSection } from '../document/types.ts';
import { h, isElement, startOf, text, textOf } from './nodes.ts';
import type { BodyLabels } from './types.ts';

/** A heading of the outline and the level it has in the page. */
export interface PlannedHeading {
  readonly heading: OutlineHeading;
  /** 2 to 6. */
  readonly level: number;
  /** Says what the page's title says; it is left out. */
  readonly isTitle: boolean;
}

/**
 * Gives each heading of a post its level in the page, by the offset where it starts. The page's title
 * is its only `h1`, so a post's outermost headings become `h2`, and no level is ever skipped.
 */
export function planHeadings(
  outline: Outline,
  title: string | null,
): ReadonlyMap<number, PlannedHeading> {
  const planned = new Map<number, PlannedHeading>();
  const plan = (section: OutlineSection, level: number): void => {
    const { heading, children } = section;
    const isTitle = level === 2 && isOnlyHeading(section, outline) && sameWords(heading, title);
    planned.set(heading.place.start.offset, { heading, level: Math.min(level, 6), isTitle });
    const spans = isTitle || (level === 2 && isDocumentTitle(section, outline));
    for (const child of children) plan(child, spans ? level : level + 1);
  };
  for (const section of outline.sections) plan(section, 2);
  return planned;
}

/** The headings that are written as HTML, by their words: those can't be found by their place. */
export function htmlHeadings(
  planned: ReadonlyMap<number, PlannedHeading>,
): ReadonlyMap<string, readonly PlannedHeading[]> {
  const found = new Map<string, PlannedHeading[]>();
  for (const plan of planned.values()) {
    if (plan.heading.form !== 'html') continue;
    const words = inOneLine(plan.heading.text);
    const others = found.get(words);
    if (others === undefined) found.set(words, [plan]);
    else others.push(plan);
  }
  return found;
}

export const inOneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

const isOnlyHeading = ({ heading }: OutlineSection, { sections }: Outline): boolean =>
  sections.length === 1 && isReal(heading);

/** One `#` above several `##` names the document, so they stand beside it and not below. */
const isDocumentTitle = (section: OutlineSection, outline: Outline): boolean =>
  isOnlyHeading(section, outline) && section.heading.depth === 1 && section.children.length > 1;

const sameWords = (heading: OutlineHeading, title: string | null): boolean =>
  title !== null && letters(heading.text) === letters(title);

const letters = (words: string): string => words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Turns a paragraph that holds nothing but a bold heading, or a plain line that serves as one, into a heading element. */
export function promoteBoldLine(
  paragraph: Element,
  planned: ReadonlyMap<number, PlannedHeading>,
): void {
  const [first, rest, more] = paragraph.children;
  if (first === undefined || more !== undefined) return;
  const plan = planned.get(startOf(first));
  if (plan?.heading.form !== 'bold') return;
  if (isElement(first, 'strong')) {
    if (rest !== undefined && !(rest.type === 'text' && /^\s*[:：.]?\s*$/.test(rest.value))) return;
    paragraph.children = first.children;
  } else {
    // A plain line that others follow in its paragraph stays what it is.
    const { text: words } = plan.heading;
    if (first.type !== 'text' || !/^[:：]\s*$/.test(first.value.slice(words.length))) return;
    paragraph.children = [{ ...first, value: words }];
  }
  paragraph.tagName = `h${plan.level}`;
}

/** Gives a heading its level, its address and a link to itself. */
export function markHeading(element: Element, plan: PlannedHeading, labels: BodyLabels): void {
  const { anchor } = plan.heading;
  element.tagName = `h${plan.level}`;
  element.properties.id = anchor;
  element.children.push(
    text(' '),
    // Without words of its own: search would take them for a part of the heading.
    h('a', {
      className: ['anchor'],
      href: `#${anchor}`,
      ariaLabel: `${labels.anchor}: ${plan.heading.text}`,
      dataPagefindIgnore: '',
    }),
  );
}

/** A heading without a word or picture names nothing. */
export const isEmptyHeading = (element: Element): boolean =>
  textOf(element).trim() === '' && !hasImage(element);

const hasImage = ({ children }: Element): boolean =>
  children.some(
    (child) => child.type === 'element' && (child.tagName === 'img' || hasImage(child)),
  );
