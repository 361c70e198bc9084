import type * as z from 'zod';
import type { Fix, Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import type { Place } from '../message/place.ts';
import { quote } from '../message/words.ts';
import type { Fault } from './fault.ts';
import { describeChoice } from './fault.ts';
import { locate } from './locate.ts';
import type { LocatedData } from './located-data.ts';
import { valueAt } from './located-data.ts';
import type { FieldPath } from './types.ts';
import { writeScalar } from './write-scalar.ts';

type Issue = z.core.$ZodIssue;

/** A value of the wrong shape, or one that its field can't have. */
export function wrongValue(located: LocatedData, path: FieldPath, issue: Issue): Problem {
  const place = locate(located, path).value;
  const value = valueAt(located.data, path);
  const actual = typeof value === 'object' ? null : String(value);
  const shapes = shapesOf(issue, value);
  if (shapes.length > 0) {
    return problem(located.rules.type, {
      place,
      unexpected: describe(value),
      expected: join(shapes.map((shape) => nameShape(shape, value))),
      actual,
      fixes: shapeFixes(place, value, shapes),
    });
  }
  const fault = faultOf(issue, value);
  const [candidate, ...others] = fault.candidates ?? [];
  const isOnly = candidate !== undefined && others.length === 0;
  const fixes = isOnly ? [replaceFix(located, place, candidate)] : [];
  return problem(located.rules.value, { ...fault, place, actual, fixes });
}

/** Whether an issue says that the value is for another schema: of another shape altogether. */
export function isOtherShape(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code !== 'invalid_union')
    return issue.code === 'invalid_type' || isNoWord(issue, value);
  return issue.errors.flat().every((inner) => isOtherShape(inner, value));
}

/** Whether one of some words is asked for and something is given that is no text. */
const isNoWord = (issue: Issue, value: unknown): boolean =>
  issue.code === 'invalid_value' && typeof value !== 'string';

/** The shapes that a value should have had, or none where its shape is right. */
function shapesOf(issue: Issue, value: unknown): string[] {
  if (issue.code === 'invalid_type') return [issue.expected];
  if (isNoWord(issue, value)) return ['string'];
  if (issue.code !== 'invalid_union') return [];
  const shapes = issue.errors.flat().flatMap((inner) => shapesOf(inner, value));
  return [...new Set(shapes)];
}

const shapeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list',
  tuple: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

/** A shape in words; YAML and TOML have numbers that nobody can count with. */
function nameShape(shape: string, value: unknown): string {
  if (shape === 'number' && typeof value === 'number') return 'a finite number';
  return shapeNames[shape] ?? shape;
}

function join(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function faultOf(issue: Issue, value: unknown): Fault {
  if (issue.code === 'custom' && issue.params !== undefined) return issue.params.fault as Fault;
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    return describeChoice(value, issue.values.map(String));
  }
  if (issue.code === 'too_small' && typeof value === 'string') {
    return { unexpected: 'empty value', expected: 'text' };
  }
  if (issue.code === 'too_small' && Array.isArray(value)) {
    return { unexpected: 'empty list', expected: 'one item or more' };
  }
  throw new Error(`Expected an issue that can be put in words, got ${issue.code}`);
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value === null) return 'empty value';
  if (typeof value === 'object') return 'keys with values';
  return `${typeof value === 'string' ? 'text' : typeof value} ${quote(String(value))}`;
}

function replaceFix(located: LocatedData, place: Place, candidate: string): Fix {
  const text = writeScalar(candidate, located.language);
  return { title: `Write ${quote(candidate)}`, safe: true, edits: [{ place, text }] };
}

/** Quotes around a number that should be text; brackets around words that should be a list. */
function shapeFixes(place: Place, value: unknown, shapes: readonly string[]): Fix[] {
  if (shapes.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return [{ title: 'Put it in quotes', safe: true, edits: around(place, '"', '"') }];
  }
  const isPlain = typeof value === 'string' && /^[\p{L}\p{N} ,@._/-]+$/u.test(value);
  if (shapes.includes('array') && isPlain && place.start.line === place.end.line) {
    return [{ title: 'Make it a list', safe: true, edits: around(place, '[', ']') }];
  }
  return [];
}

function around(place: Place, open: string, close: string): Fix['edits'] {
  return [
    { place: { start: place.start, end: place.start }, text: open },
    { place: { start: place.end, end: place.end }, text: close },
  ];
}
