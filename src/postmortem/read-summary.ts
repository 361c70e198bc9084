import { plainText } from '../document/plain-text.ts';
import type { PostDocument } from '../document/types.ts';
import { placeOf } from '../message/place.ts';
import type { Fields } from './schema.ts';
import type { FoundSection } from './sections/findings.ts';
import type { Postmortem } from './types.ts';

/** The summary of a post: its field, else the first paragraph of its summary section, as plain text. */
export function readSummary(
  { frontmatter }: PostDocument,
  fields: Fields,
  sections: readonly FoundSection[],
): Postmortem['summary'] {
  const field = frontmatter?.fields['/summary'];
  if (fields.summary !== undefined && field !== undefined) {
    return { text: fields.summary, place: field.value };
  }
  for (const { kind, state, nodes } of sections) {
    if (kind !== 'summary' || state !== 'filled') continue;
    const paragraph = nodes.find((node) => node.type === 'paragraph' && plainText(node) !== '');
    if (paragraph !== undefined) return { text: plainText(paragraph), place: placeOf(paragraph) };
  }
  return null;
}
