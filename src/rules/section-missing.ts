import type { PostDocument } from '../document/types.ts';
import type { Fix } from '../message/message.ts';
import { createLocator, type Place } from '../message/place.ts';
import { oneOf, quote } from '../message/words.ts';
import { sectionsFor } from '../postmortem/sections/sections-for.ts';
import { type Postmortem, type SectionKind, sectionKinds } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';
import { usualHeadings } from './helpers/headings.ts';
import { lineEndOf } from './helpers/line-end.ts';

export const sectionMissing = defineRule({
  id: 'section-missing',
  description: 'A post has every section that the house requires.',
  scope: 'document',
  level: 'error',
  draftLevel: 'info',
  options: {},
  *check(document, postmortem, { house }) {
    const present = new Set(postmortem.sections.map(({ kind }) => kind));
    for (const [kind, whom] of sectionsFor(house.sections, postmortem).required) {
      if (present.has(kind)) continue;
      const [usual = kind, ...others] = usualHeadings[kind];
      yield {
        place: placeOfPost(document, postmortem),
        unexpected: `post without a section for ${quote(kind)}`,
        expected: `a heading such as ${oneOf([usual, ...others])}`,
        actual: null,
        candidates: [usual, ...others],
        note: `${whom === null ? '' : `Required of ${whom}. `}${describeHeadings(postmortem)}`,
        fixes: [insertSection(document, postmortem, kind, usual)],
      };
    }
  },
});

/** What names the post as a whole: its first heading of depth 1, its title, else its first line. */
function placeOfPost(document: PostDocument, postmortem: Postmortem): Place {
  const heading = postmortem.headings.find(({ depth }) => depth === 1);
  const locator = createLocator(document.text);
  return (
    heading?.place ??
    postmortem.fieldPlaces['/title']?.value ??
    locator.place(0, document.text.search(/\r|\n|$/))
  );
}

/** What the headings were taken for, without the title and those that are entries of the timeline. */
function describeHeadings({ headings, sections, timeline }: Postmortem): string {
  const entries = new Set(timeline.map(({ place }) => place.start.offset));
  const seen = headings.filter(({ depth, place }) => depth > 1 && !entries.has(place.start.offset));
  if (seen.length === 0) {
    return headings.some(({ depth }) => depth > 1)
      ? 'All headings of the post but its title are entries of the timeline.'
      : 'The post has no headings but its title.';
  }
  const shown = seen.slice(0, 15).map((heading) => {
    const kinds = sections
      .filter((section) => section.heading.anchor === heading.anchor)
      .map(({ kind }) => kind);
    return `${quote(heading.text, 40)} (${kinds.length === 0 ? 'unknown' : kinds.join(', ')})`;
  });
  const more = seen.length > shown.length ? ` and ${seen.length - shown.length} more` : '';
  return `Headings seen, and what they were taken for: ${shown.join(', ')}${more}.`;
}

/** Puts the heading in front of the first section that usually follows it, else at the end. */
export function insertSection(
  { text }: PostDocument,
  { sections, headings }: Postmortem,
  kind: SectionKind,
  title: string,
): Fix {
  const order = sectionKinds.indexOf(kind);
  // In front of a label or a line of bold text a heading would cut a list or a section in two.
  const real = sections.filter(({ heading }) => /atx|setext/.test(heading.form));
  const next = real.find((section) => sectionKinds.indexOf(section.kind) > order);
  const [first] = headings;
  const alone = first === undefined || first.depth === 1 ? 2 : first.depth;
  const depth =
    next?.heading.depth ??
    (real.length === 0 ? alone : Math.min(...real.map(({ heading }) => heading.depth)));
  const locator = createLocator(text);
  const heading = `${'#'.repeat(depth)} ${title}`;
  const lineStart =
    next === undefined
      ? text.length
      : next.heading.place.start.offset - next.heading.place.start.column + 1;
  const before = text.slice(0, lineStart);
  const line = lineEndOf(text);
  const isBelowBlank = before === '' || /\n[ \t]{0,80}\r?\n$/.test(before);
  const gap = isBelowBlank ? '' : before.endsWith('\n') ? line : line + line;
  const after = next === undefined ? line : line + line;
  return {
    title: `Add the section ${quote(title)}`,
    safe: true,
    edits: [{ place: locator.place(lineStart, lineStart), text: `${gap}${heading}${after}` }],
  };
}
