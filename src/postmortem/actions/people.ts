import { plainText } from '../../document/plain-text.ts';
import { listOf } from '../field-values.ts';
import type { Fields } from '../schema.ts';
import type { FoundSection } from '../sections/find-sections.ts';

/**
 * Names of people that a post gives in its frontmatter or lists in a section such as "Attendees", in
 * lower case, whole and by first name: they tell a grouping name from a grouping theme.
 */
export function knownPeople(
  fields: Fields,
  sections: readonly FoundSection[],
): ReadonlySet<string> {
  const { authors, owner, responders, commander, scribe, reviewers, teams } = fields;
  const written = [authors, owner, responders, commander, scribe, reviewers, teams].flatMap(listOf);
  const listed = sections
    .filter(({ kind }) => kind === 'people')
    .flatMap(({ nodes }) => nodes)
    .flatMap((node) => (node.type === 'list' ? node.children : []))
    .map((item) => plainText(...item.children.slice(0, 1)));
  const names = new Set<string>();
  for (const text of [...written, ...listed]) {
    const name = text
      .replace(/\s*[,(:–—-].*$/, '')
      .trim()
      .toLowerCase();
    if (name === '' || name.split(' ').length > 4) continue;
    names.add(name);
    names.add(name.split(' ')[0] ?? name);
  }
  return names;
}
