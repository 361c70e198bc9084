import { isReal } from '../document/is-real.ts';
import { plainText } from '../document/plain-text.ts';
import type { OutlineSection, PostDocument } from '../document/types.ts';
import type { Fields } from './schema.ts';
import type { FoundSection } from './sections/findings.ts';

/**
 * The title of a post: its field, else its first heading of depth 1 that is not the heading of a
 * section, else its first line where that is short, else its name.
 */
export function readTitle(
  document: PostDocument,
  fields: Fields,
  sections: readonly FoundSection[],
  slug: string,
): string {
  if (fields.title !== undefined) return fields.title;
  const taken = new Set(sections.map(({ heading }) => heading.anchor));
  const titles = document.outline.sections
    .flatMap(headingsOf)
    .filter((heading) => heading.depth === 1 && isReal(heading))
    .filter(({ text, anchor }) => text !== '' && !/:$/.test(text) && !taken.has(anchor));
  return titles[0]?.text ?? firstLine(document, taken) ?? slug;
}

const headingsOf = ({
  heading,
  children,
}: OutlineSection): readonly OutlineSection['heading'][] => [
  heading,
  ...children.flatMap(headingsOf),
];

/** The first block with words that neither starts a section nor is a paragraph of prose. */
function firstLine({ tree, outline }: PostDocument, taken: ReadonlySet<string>): string | null {
  const starts = new Set(
    outline.sections
      .flatMap(headingsOf)
      .filter(({ anchor }) => taken.has(anchor))
      .map(({ place }) => place.start.offset),
  );
  for (const node of tree.children) {
    if (node.type !== 'heading' && node.type !== 'paragraph') continue;
    const line = plainText(node);
    if (line === '') continue;
    return line.length > 120 || starts.has(node.position?.start.offset ?? -1) ? null : line;
  }
  return null;
}
