import { plainText } from '../../document/plain-text.ts';
import { listOf } from '../field-values.ts';
import type { Fields } from '../schema.ts';
import type { FoundSection } from '../sections/findings.ts';
import type { UnnamedItem } from './item.ts';
import { isInitials, splitNames } from './owners.ts';

/** Names that a post gives to its people, in lower case, whole and by first name. */
type People = ReadonlySet<string>;

/** The people of the frontmatter and those listed in a section such as "Attendees". */
export function knownPeople(fields: Fields, sections: readonly FoundSection[]): People {
  const { authors, owner, responders, commander, scribe, reviewers, teams } = fields;
  const listed = sections
    .filter(({ kind }) => kind === 'people')
    .flatMap(({ nodes }) => nodes)
    .flatMap((node) => (node.type === 'list' ? node.children : []))
    .map((item) => plainText(...item.children.slice(0, 1)));
  const written = [authors, owner, responders, commander, scribe, reviewers, teams].flatMap(listOf);
  return namesOf([...written, ...listed]);
}

function namesOf(texts: readonly string[]): People {
  const names = new Set<string>();
  for (const text of texts) {
    const name = text
      .replace(/\s*[,(:–—-].*$/, '')
      .replace(/^@/, '')
      .trim()
      .toLowerCase();
    if (name === '' || name.split(' ').length > 4) continue;
    names.add(name);
    names.add(name.split(' ')[0] ?? name);
  }
  return names;
}

/**
 * Gives items without an owner those whom a group, the start or the end of the line names: `**Ana**` over a
 * list, `Ana: add …`, `… - Ana`. A word is a name only where the post knows somebody of that name, be it
 * as the owner of another item; themes are written just like names.
 */
export function assignByName(
  read: readonly { readonly item: UnnamedItem; readonly groups: readonly string[] }[],
  people: People,
): readonly UnnamedItem[] {
  const known = new Set([
    ...people,
    ...namesOf(read.flatMap(({ item }) => item.owners)),
    ...besideNames(read.map(({ groups }) => groups.at(-1) ?? '')),
  ]);
  return read.map(({ item, groups }) => {
    if (item.owners.length > 0) return item;
    const [, before = '', work = ''] = /^([^:]{2,60}):\s+(.+)$/.exec(item.text) ?? [];
    const [, rest = '', behind = ''] = /^(.+)\s[-–—]{1,2}\s+([^-–—]{2,60})$/.exec(item.text) ?? [];
    const first = namesIn(before, known);
    if (first.length > 0) return { ...item, text: work, owners: first };
    const last = namesIn(behind, known);
    if (last.length > 0) return { ...item, text: rest, owners: last };
    const owners = groups.toReversed().map((group) => namesIn(group, known));
    return { ...item, owners: owners.find((names) => names.length > 0) ?? [] };
  });
}

/** Where most groups of a list are initials, the others of one word are names too: `Alex`, `LB`. */
function besideNames(groups: readonly string[]): readonly string[] {
  const all = [...new Set(groups.map((group) => group.replace(/[\s:]+$/, '')))].filter(Boolean);
  const sure = all.filter(isInitials).length;
  if (sure < 2 || sure * 2 <= all.length) return [];
  return all
    .filter((group) => /^\p{Lu}\p{L}{1,15}$/u.test(group))
    .map((name) => name.toLowerCase());
}

/** The names that a text consists of; none as soon as one word of it is no name. */
function namesIn(text: string, known: People): readonly string[] {
  const names = splitNames(text.replace(/[\s:]+$/, ''));
  const isName = (name: string): boolean =>
    name.startsWith('@') ||
    isInitials(name) ||
    known.has(name.toLowerCase()) ||
    /^[\w ]{2,30} (?:team|squad)$/i.test(name);
  return names.every(isName) ? names : [];
}
