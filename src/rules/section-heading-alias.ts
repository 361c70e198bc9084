import type { OutlineHeading, PostDocument } from '../document/types.ts';
import type { Fix } from '../message/message.ts';
import { createLocator } from '../message/place.ts';
import { quote } from '../message/words.ts';
import { normaliseHeading } from '../postmortem/sections/normalise-heading.ts';
import type { Postmortem, Section } from '../postmortem/types.ts';
import { defineRule } from './define-rule.ts';
import { usualHeadings } from './helpers/headings.ts';

interface Options {
  /** The house's heading for a kind of section, by kind; for the rest the usual one. */
  readonly headings: Readonly<Record<string, unknown>>;
}

const options: Options = { headings: {} };

export const sectionHeadingAlias = defineRule<Options>({
  id: 'section-heading-alias',
  description: 'Sections have the headings that the house uses.',
  scope: 'document',
  level: 'off',
  options,
  *check(document, postmortem, { options: { headings } }) {
    for (const { kind, heading } of soleSections(postmortem)) {
      const own = Object.hasOwn(headings, kind) ? headings[kind] : undefined;
      const [usual = ''] = usualHeadings[kind];
      const house = typeof own === 'string' ? own : usual;
      if (normaliseHeading(heading.text) === normaliseHeading(house)) continue;
      yield {
        place: heading.place,
        unexpected: `heading ${quote(heading.text)}`,
        expected: quote(house),
        actual: heading.text,
        candidates: [house],
        note: `It is the ${quote(kind)} section of the post.`,
        fixes: rename(document, heading, house),
      };
    }
  },
});

/** Sections whose heading means this kind and no other, where no second one has the same. */
function soleSections({ sections }: Postmortem): readonly Section[] {
  return sections.filter(({ kind, heading }) =>
    sections.every((other) => (other.kind === kind) === (other.heading.anchor === heading.anchor)),
  );
}

// Marks and number, words, brackets and closing marks. Digits and brackets among the words say more than
// a name does: `Timeline (UTC), 30 October`.
const heading =
  /^(#{1,6}[ \t]{1,20}(?:\d{1,2}[.)][ \t]{1,20})?)([^\d()[\]<>`*_{}\r\n]{1,300}?)((?:[ \t]{0,20}\([^()\r\n]{1,200}\))?[ \t]{0,20}#{0,6}[ \t]{0,20})$/;

/** A new text between the marks; what stands in brackets (`(UTC)`) says more than a name and stays. */
function rename(document: PostDocument, { place, anchor }: OutlineHeading, house: string): Fix[] {
  const raw = document.text.slice(place.start.offset, place.end.offset);
  const match = heading.exec(raw);
  if (match === null) return [];
  const [, marks = '', words = ''] = match;
  const start = place.start.offset + marks.length;
  const name = anchor.replace(/^h-/, '');
  // A link of the post to the heading would lead nowhere.
  const isLinked = document.references.some(
    ({ url }) => url === `#${name}` || url === `#${anchor}`,
  );
  const edit = {
    place: createLocator(document.text).place(start, start + words.length),
    text: house,
  };
  return [{ title: `Rename to ${quote(house)}`, safe: !isLinked, edits: [edit] }];
}
