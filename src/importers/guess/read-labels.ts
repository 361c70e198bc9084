import { severityOf } from '../../postmortem/field-values.ts';
import { isPlaceholder } from '../../postmortem/sections/section-state.ts';
import type { SectionKind } from '../../postmortem/types.ts';
import { canonicalKey } from '../fields/canonical-key.ts';
import { isValid, readValue, splitWords } from '../fields/read-value.ts';
import { findFenced, splitLines } from '../lines.ts';
import type { Guess } from '../types.ts';
import type { GuessContext } from './context.ts';

/** Fields that a line such as `Severity: SEV2` may tell. Sections of the text (`Impact: …`) are none of them. */
const told: ReadonlySet<string> = new Set([
  'title',
  'date',
  'id',
  'status',
  'severity',
  'services',
  'regions',
  'teams',
  'tags',
  'authors',
  'owner',
  'responders',
  'commander',
  'scribe',
  'reviewers',
  'started',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
  'timezone',
]);
const people: ReadonlySet<string> = new Set([
  'authors',
  'owner',
  'responders',
  'commander',
  'scribe',
  'reviewers',
]);

const label =
  /^[\s>|*_+-]{0,12}(\p{L}[\p{L} ()/'-]{0,40}?)(?:\*{1,2}|__?|`)?\s{0,3}(?::\s{0,4}(?:\*{1,2}|__?)?|(?:\*{1,2}|__?)\s{0,3}:|\|)\s{0,8}(\S.{0,400})$/u;
const byline =
  /^[\s*_]{0,4}(?:(?:[Pp]osted|[Pp]ublished|[Ww]ritten|[Pp]repared)\b[^@]{0,60}? )?[Bb]y:? +(@?\p{Lu}[\p{L}'’. -]{1,60}|@[\w-]{1,38})(?=$|[,|·•(–—]| on )/u;

/** How many lines at the top are looked at, and the sections at which the story begins. */
const reach = 80;
const stories: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'timeline',
  'root-cause',
  'improvements',
  'resolution',
]);

/** Fields told by lines with a label at the top of a text: lists, tables, bold labels, plain lines. */
export function readLabels({
  document,
  postmortem,
  house,
  lineOf,
}: GuessContext): readonly Guess[] {
  const { text, bodyStart } = document;
  const lines = splitLines(text.slice(bodyStart));
  const before = splitLines(text.slice(0, bodyStart)).length - 1;
  const fenced = findFenced(lines);
  const guesses: Guess[] = [];
  const story = postmortem.sections.find(({ kind }) => stories.has(kind))?.heading.place.start.line;
  const end = Math.min(reach, story === undefined ? reach : story - before - 1);
  for (const [index, line] of lines.slice(0, Math.max(end, 0)).entries()) {
    if (fenced[index]) continue;
    const guess = readLine(line, house);
    if (guess === null || guesses.some(({ field }) => field === guess.field)) continue;
    guesses.push({ ...guess, line: lineOf(before + index + 1) });
  }
  return guesses;
}

function readLine(line: string, house: GuessContext['house']): Guess | null {
  const author = byline.exec(line)?.[1];
  if (author !== undefined)
    return { field: 'authors', value: [author.trim()], reason: 'the byline', line: null };
  const found = label.exec(line);
  if (found === null) return null;
  const name = (found[1] ?? '').replace(/\((?:s|es)\)$/, 's').trim();
  const key = canonicalKey(name, house) ?? canonicalKey(`${name}s`, house);
  if (key === null || !told.has(key)) return null;
  // `Name: …` is rather that of a person or a service.
  if (key === 'title' && /^name$/i.test(name)) return null;
  const text = plain(found[2] ?? '');
  // The header of a table: `| Owner | Status |`.
  if (/^\s*\|/.test(line) && (line.split('|').length > 4 || canonicalKey(text, house) !== null))
    return null;
  if (
    text === '' ||
    isPlaceholder(text) ||
    /^(?:n\/?a|none|tbd|unknown|\?+|-+|<.*>|\[.*\]|yyyy.*)\.?$/i.test(text)
  )
    return null;
  const value = people.has(key) ? splitPeople(text) : readLabelled(key, text, house);
  if (value === null || (Array.isArray(value) && value.length === 0)) return null;
  return { field: key, value, reason: `the line \`${name}: …\``, line: null };
}

function readLabelled(field: string, text: string, house: GuessContext['house']): unknown {
  if (field === 'severity') {
    const whole = severityOf(text.replace(/\s*[(.].*$/, ''), house.severities);
    return whole ?? readValue(field, text, house)?.value ?? null;
  }
  if (field === 'title') return text;
  // A sentence that happens to begin so tells no field.
  if (text.split(' ').length > 12) return null;
  if (field === 'id') return /^[\w#.-]{2,40}$/.test(text) && /\d/.test(text) ? text : null;
  if (isValid(field, text, house)) return text;
  const reading = readValue(field, text.replace(/\.$/, ''), house);
  return reading?.value ?? null;
}

/** People between commas, `and` and the like; what stands in brackets behind a name belongs to it. */
export function splitPeople(text: string): readonly string[] {
  const parts = splitWords(
    text.replaceAll(/\s+(?:and|&|\+)\s+|\s+\/\s+/g, ', ').replace(/[.\s]+$/, ''),
  );
  return parts.every(isPerson) ? parts : [];
}

const isPerson = (part: string): boolean =>
  /^@?[\p{L}\p{N}]/u.test(part) && part.split(/\s+/).length <= 6 && part.length <= 60;

/** A cell or the rest of a line without marks of Markdown. */
const plain = (text: string): string =>
  text
    .replace(/\s*\|.*$/, '')
    .replaceAll(/!?\[([^\][]{1,200})\]\([^()]{0,400}\)/g, '$1')
    .replaceAll(/\*\*|__|`|<br\s?\/?>/g, '')
    .replaceAll(/\\([\\`*_{}[\]()#+.!<>|-])/g, '$1')
    .trim();
