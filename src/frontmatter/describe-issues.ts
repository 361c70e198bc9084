import * as z from 'zod';
import type { Fix, Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import { nearest } from '../message/nearest.ts';
import type { Place } from '../message/place.ts';
import { oneOf, quote } from '../message/words.ts';
import type { Fault } from './fault.ts';
import { describeChoice } from './fault.ts';
import { locate, pointerOf } from './locate.ts';
import type { DataLanguage } from './read-data.ts';
import type { FieldPath, FieldPlace } from './types.ts';
import { isMapping } from './value-recorder.ts';
import { writeScalar } from './write-scalar.ts';

/** Data with the place of every part, about to be validated. */
export interface LocatedData {
  readonly language: DataLanguage;
  /** Without blank values: what was left blank was not given. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, FieldPlace>>;
  readonly place: Place;
  /** What the data is, in the words of a message: `frontmatter`. */
  readonly name: string;
  /** Where a key that is missing at the top is told. */
  readonly top: Place;
  /** Ids of the rules that tell of an unknown key, a missing one, a wrong shape, a wrong value. */
  readonly rules: Readonly<Record<'unknown' | 'missing' | 'type' | 'value', string>>;
  /** Other names of the keys at the top. */
  readonly synonyms: Readonly<Record<string, string>>;
  /** What to do about a key at the top that nobody knows, or null. */
  readonly unknownNote: string | null;
}

type Issue = z.core.$ZodIssue;

/** One problem for each thing that `schema` finds wrong with the value at `path`, at its key or value. */
export function describeIssues(
  located: LocatedData,
  schema: z.ZodType,
  path: FieldPath,
  issues: readonly Issue[],
): Problem[] {
  return issues.flatMap((issue) => {
    const at = [...path, ...(issue.path as FieldPath)];
    if (valueAt(located.data, at) === undefined) return [missingKey(located, at)];
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema, issue.path as FieldPath);
      return issue.keys.map((key) => unknownKey(located, [...at, key], known));
    }
    if (issue.code === 'invalid_union') {
      const value = valueAt(located.data, at);
      const meant = issue.errors.find((option) => !option.every((one) => isOtherShape(one, value)));
      if (meant !== undefined) {
        return describeIssues(located, schemaAt(schema, issue.path as FieldPath), at, meant);
      }
    }
    return [wrongValue(located, at, issue)];
  });
}

/** Whether an option of a union was not meant at all: it is for values of another shape. */
function isOtherShape(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') {
    return issue.errors.flat().every((inner) => isOtherShape(inner, value));
  }
  return issue.code === 'invalid_type' || isNoWord(issue, value);
}

/** Whether a word of a list is asked for and something is given that is no text. */
const isNoWord = (issue: Issue, value: unknown): boolean =>
  issue.code === 'invalid_value' && typeof value !== 'string';

/** A key that nobody knows, with the key that was likely meant. */
export function unknownKey(
  located: LocatedData,
  path: FieldPath,
  known: readonly string[],
): Problem {
  const key = String(path.at(-1));
  const place = locate(located, path).key;
  const candidate = findKey(located, path, known);
  const siblings = valueAt(located.data, path.slice(0, -1));
  const isFree = candidate !== null && isMapping(siblings) && !Object.hasOwn(siblings, candidate);
  return problem(located.rules.unknown, {
    place: place ?? located.top,
    unexpected: `key ${quote(key)}`,
    expected: candidate === null ? describeKnown(known) : quote(candidate),
    actual: key,
    candidates: candidate === null ? [] : [candidate],
    note: candidate === null && path.length === 1 ? located.unknownNote : null,
    fixes:
      isFree && place !== null
        ? [{ title: `Rename to ${quote(candidate)}`, edits: [{ place, text: candidate }] }]
        : [],
  });
}

function findKey(located: LocatedData, path: FieldPath, known: readonly string[]): string | null {
  const key = String(path.at(-1));
  const word = key
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  const synonym =
    path.length === 1 && Object.hasOwn(located.synonyms, word) ? located.synonyms[word] : undefined;
  return synonym ?? nearest(key.slice(0, 100), known);
}

const describeKnown = (known: readonly string[]): string =>
  known.length === 0 || known.length > 12 ? 'a known key' : oneOf(known);

/** A key that must be there and is not, or has nothing behind it. */
export function missingKey(located: LocatedData, path: FieldPath): Problem {
  const key = quote(String(path.at(-1)));
  const blank = located.fields[pointerOf(path)];
  const parent = path.length > 1 ? locate(located, path.slice(0, -1)) : undefined;
  const whole = parent === undefined ? located.name : 'entry';
  return problem(located.rules.missing, {
    place: blank?.key ?? parent?.key ?? parent?.value ?? located.top,
    unexpected: blank === undefined ? `${whole} without ${key}` : `empty ${key}`,
    expected: blank === undefined ? key : `${key} with a value`,
    candidates: [String(path.at(-1))],
  });
}

function wrongValue(located: LocatedData, path: FieldPath, issue: Issue): Problem {
  const place = locate(located, path).value;
  const value = valueAt(located.data, path);
  const shapes = shapesOf(issue, value);
  if (shapes.length > 0) {
    return problem(located.rules.type, {
      place,
      unexpected: describeValue(value),
      expected: join(shapes.map((shape) => shapeNames[shape] ?? shape)),
      actual: typeof value === 'object' ? null : String(value),
      fixes: shapeFixes(place, value, shapes),
    });
  }
  const fault = describeFault(issue, value);
  const candidate = fault.candidates?.length === 1 ? fault.candidates[0] : undefined;
  return problem(located.rules.value, {
    ...fault,
    place,
    actual: typeof value === 'object' ? null : String(value),
    fixes: candidate === undefined ? [] : [replaceFix(located, place, candidate)],
  });
}

function describeFault(issue: Issue, value: unknown): Fault {
  if (issue.code === 'custom' && issue.params !== undefined) return issue.params['fault'] as Fault;
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    return describeChoice(value, issue.values.map(String));
  }
  if (issue.code === 'too_small' && typeof value === 'string') {
    return { unexpected: 'empty value', expected: 'text' };
  }
  if (issue.code === 'too_small' && Array.isArray(value)) {
    return { unexpected: 'empty list', expected: 'one item or more' };
  }
  return { unexpected: describeValue(value), expected: `another: ${issue.message}` };
}

function replaceFix(located: LocatedData, place: Place, candidate: string): Fix {
  const text = writeScalar(candidate, located.language);
  return { title: `Write ${quote(candidate)}`, edits: [{ place, text }] };
}

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

function join(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value === null) return 'empty value';
  if (typeof value === 'object') return 'keys with values';
  return `${typeof value === 'string' ? 'text' : typeof value} ${quote(String(value))}`;
}

/** Quotes around a number that should be text; brackets around the one item of a list. */
function shapeFixes(place: Place, value: unknown, shapes: readonly string[]): Fix[] {
  const before = { start: place.start, end: place.start };
  const after = { start: place.end, end: place.end };
  const around = (title: string, open: string, close: string): Fix => ({
    title,
    edits: [
      { place: before, text: open },
      { place: after, text: close },
    ],
  });
  if (shapes.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return [around('Put it in quotes', '"', '"')];
  }
  const onOneLine = place.start.line === place.end.line;
  if (shapes.includes('array') && typeof value === 'string' && onOneLine) {
    return [around('Make it a list', '[', ']')];
  }
  return [];
}

/** The value at `path`, or undefined; what an object has by nature is not found. */
export function valueAt(data: unknown, path: FieldPath): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The keys that the mapping at `path` of a schema may have. */
function keysAt(schema: z.ZodType, path: FieldPath): string[] {
  const inner = schemaAt(schema, path);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The schema of the value at `path`, through optional fields, lists and unions. */
function schemaAt(schema: z.ZodType, path: FieldPath): z.ZodType {
  if (schema instanceof z.ZodOptional) return schemaAt(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodUnion) {
    const options = schema.options as z.ZodType[];
    const found = options.map((option) => schemaAt(option, path));
    return found.find((option) => option instanceof z.ZodObject) ?? found[0] ?? schema;
  }
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  if (schema instanceof z.ZodArray) return schemaAt(schema.element as z.ZodType, rest);
  if (schema instanceof z.ZodRecord) return schemaAt(schema.valueType as z.ZodType, rest);
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, step)) return schema;
  return schemaAt(schema.shape[step] as z.ZodType, rest);
}

/** Data without what was left blank: empty keys and texts are as if they were not there. */
export function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (!isMapping(value)) return value;
  const kept: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(value)) {
    const isBlank = inner === null || (typeof inner === 'string' && inner.trim() === '');
    if (!isBlank) kept[key] = withoutBlanks(inner);
  }
  return kept;
}
