import { foldAccents } from '../fold-accents.ts';
import type { SectionAliases, SectionKind } from '../types.ts';
import { aliasGroups, type Condition } from './aliases.ts';
import {
  certain,
  connects,
  endings,
  joints,
  qualifier,
  scriptJoints,
  stem,
} from './heading-words.ts';
import { normaliseHeading } from './normalise-heading.ts';

/** A kind that a title may stand for. */
export interface Match {
  readonly kind: SectionKind;
  readonly condition: Condition | null;
  /** The alias that fits, as it stands in the table. */
  readonly alias: string;
  /** The title says this and nothing else; otherwise more words stand around the alias. */
  readonly exact: boolean;
}

/**
 * Finds what a title may mean; made once for a set of house aliases. Each part of a composite
 * ("Root cause and fix") gives its alternatives, the likeliest first.
 */
export type HeadingMatcher = (text: string) => readonly (readonly Match[])[];

// A site has one set of aliases for all its posts; making a matcher costs more than using it.
const matchers = new WeakMap<SectionAliases, HeadingMatcher>();

/** The matcher for a house. A house's own aliases win over the table's. */
export function headingMatcher(house: SectionAliases): HeadingMatcher {
  const known = matchers.get(house);
  if (known !== undefined) return known;
  const matcher = createHeadingMatcher(house);
  matchers.set(house, matcher);
  return matcher;
}

function createHeadingMatcher(house: SectionAliases): HeadingMatcher {
  const table = new Map<string, Match[]>();
  const patterns: Pattern[] = [];
  const add = (kind: SectionKind, condition: Condition | null, alias: string): void => {
    const match = { kind, condition, alias, exact: true };
    if (alias.includes('…')) {
      patterns.push({ form: patternOf(alias), match });
      return;
    }
    const key = aliasKey(alias);
    const known = table.get(key);
    if (known === undefined) table.set(key, [match]);
    else known.push(match);
  };
  const own = new Set<string>();
  for (const [kind, aliases] of Object.entries(house)) {
    for (const alias of aliases ?? []) {
      add(kind as SectionKind, null, alias);
      own.add(aliasKey(alias));
    }
  }
  for (const { kind, condition, aliases } of aliasGroups) {
    for (const alias of aliases) if (!own.has(stem(alias))) add(kind, condition, alias);
  }
  // The headings of a site are nearly the same in all its posts, and one is asked about several times.
  const known = new Map<string, ReturnType<HeadingMatcher>>();
  return (text) => {
    const found = known.get(text) ?? matchText(text, table, patterns);
    if (known.size >= 1_000) known.clear();
    if (text.length <= 120) known.set(text, found);
    return found;
  };
}

type Table = ReadonlyMap<string, readonly Match[]>;

/** An alias with gaps: `what is … doing about …`. */
interface Pattern {
  readonly form: RegExp;
  readonly match: Match;
}

function patternOf(alias: string): RegExp {
  const parts = alias
    .split('…')
    .map((part) => stem(normaliseHeading(part)).replaceAll(/[^\p{L}\p{N} ]/gu, '.'));
  return new RegExp(`^${parts.join(' \\S+(?: \\S+){0,5} ').trim()}$`, 'u');
}

/** What a title says and, where that leaves a doubt, what it says in brackets: "Analyse (root cause)". */
function matchText(
  text: string,
  table: Table,
  patterns: readonly Pattern[],
): ReturnType<HeadingMatcher> {
  const parts = matchTitle(normaliseHeading(text), table, patterns);
  if (parts.flat().some(({ condition }) => condition === null)) return parts;
  const inner = /[(\uFF08]([^()\uFF08\uFF09]{3,60})[)\uFF09]/.exec(text.slice(0, 400))?.[1] ?? '';
  const found = says.test(inner) ? lookUp(normaliseHeading(inner), table) : [];
  return found.length === 0 ? parts : [found.map((match) => ({ ...match, exact: false }))];
}

/** A single word in brackets mostly says which: "Find the backup (plan)". */
const says = /^timeline$|\S \S|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/iu;

function matchTitle(
  title: string,
  table: Table,
  patterns: readonly Pattern[],
): readonly (readonly Match[])[] {
  const whole = lookUp(title, table);
  if (whole.length > 0) return [whole];
  const pattern = patterns.find(({ form }) => form.test(stem(title)));
  if (pattern !== undefined) return [[pattern.match]];
  const parts = title
    .split(joints)
    .filter((part) => part !== '')
    .map((part) => lookUp(part, table));
  const known = parts.filter((part) => part.length > 0);
  if (known.length > 0 && parts.length > 1) {
    const exact = known.length === parts.length;
    return known.map((part) => part.map((match) => ({ ...match, exact })));
  }
  if (unspaced.test(title)) return matchUnspaced(title, table);
  const near = inexact(title, table);
  return near.length === 0 ? [] : [near.map((match) => ({ ...match, exact: false }))];
}

function unqualified(title: string): string {
  let rest = stem(title);
  for (;;) {
    const shorter = rest.replace(qualifier, '');
    if (shorter === rest) return rest;
    rest = shorter;
  }
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u;

/** A title in a script without blanks: two aliases, or one with what it is about before it (事故时间线). */
function matchUnspaced(title: string, table: Table): readonly (readonly Match[])[] {
  const parts = title.split(scriptJoints).map((part) => lookUp(part.trim(), table));
  if (parts.length > 1 && parts.every((part) => part.length > 0)) return parts;
  for (let from = 1; from <= title.length - 2 && title.length <= 40; from++) {
    const found = lookUp(title.slice(from), table);
    if (found.length > 0) return [found.map((match) => ({ ...match, exact: false }))];
  }
  return [];
}

/** An alias as it is, or with words before it that only say which: `detailed`, `our`, `long-term`. */
function lookUp(title: string, table: Table): readonly Match[] {
  let rest = stem(title);
  for (;;) {
    const found = table.get(rest);
    if (found !== undefined) return found;
    const shorter = rest.replace(qualifier, '');
    if (shorter === rest || shorter === '') return [];
    rest = shorter;
  }
}

/** An alias with a date, a zone or what it is about behind it, or with what it is about before it. */
function inexact(title: string, table: Table): readonly Match[] {
  const head = title.split(/\s*[:;|]\s+|\s+-+\s+|\s*\.\s+/)[0] ?? title;
  if (head !== title) {
    const matches = lookUp(head, table);
    if (matches.length > 0) return matches;
  }
  const words = title.split(' ');
  for (let length = Math.min(words.length - 1, 6); length > 0; length--) {
    const next = words[length] ?? '';
    const start = words.slice(0, length).join(' ');
    if (!connects.test(foldAccents(next)) && !certain.has(unqualified(start))) continue;
    const matches = lookUp(start, table);
    if (matches.length > 0) return matches;
  }
  for (let from = 1; from < words.length && words.length <= 8; from++) {
    const matches = lookUp(words.slice(from).join(' '), table).filter(({ alias }) =>
      endings.has(alias),
    );
    if (matches.length > 0) return matches;
  }
  return [];
}

/** The form in which titles and aliases are compared: two aliases of one form are the same. */
export const aliasKey = (title: string): string => stem(normaliseHeading(title));
