import { plainText } from '../document/plain-text.ts';
import type { OutlineSection, PostDocument } from '../document/types.ts';
import type { Fields } from './schema.ts';

/** The title of a post: its field, else its first heading of depth 1, else its first heading or line, else its name. */
export function readTitle(document: PostDocument, fields: Fields, slug: string): string {
  if (fields.title !== undefined) return fields.title;
  const headings = document.outline.sections.flatMap(realHeadings);
  const heading = headings.find(({ depth, text }) => depth === 1 && text !== '');
  if (heading !== undefined) return heading.text;
  const block = document.tree.children.find(
    ({ type }) => type === 'heading' || type === 'paragraph' || type === 'list',
  );
  const line = block === undefined ? '' : plainText(block);
  if (line === '') return slug;
  return line.length > 120 ? `${[...line].slice(0, 119).join('')}…` : line;
}

function realHeadings({ heading, children }: OutlineSection): readonly OutlineSection['heading'][] {
  const own = heading.form === 'atx' || heading.form === 'setext' ? [heading] : [];
  return [...own, ...children.flatMap(realHeadings)];
}
