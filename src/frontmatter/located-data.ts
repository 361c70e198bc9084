import type { Place } from '../message/place.ts';
import type { DataLanguage } from './read-data.ts';
import type { FieldPath, FieldPlace } from './types.ts';
import { createMapping, isMapping } from './value-recorder.ts';

/** Data with the place of every part, about to be validated, and how to speak of it. */
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

/** The rules for the fields of a post, of a page, of what one is begun from. */
export const fieldRules = {
  unknown: 'field-unknown',
  missing: 'field-missing',
  type: 'field-type',
  value: 'field-value',
} as const satisfies LocatedData['rules'];

/** The value at `path`, or undefined; what an object has by nature is not found. */
export function valueAt(data: unknown, path: FieldPath): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (!Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** A mapping without what was left blank: empty keys and texts are as if they were not there. */
export function withoutBlanks(mapping: LocatedData['data']): LocatedData['data'] {
  const kept = createMapping();
  for (const [key, value] of Object.entries(mapping)) {
    const isBlank = value === null || (typeof value === 'string' && value.trim() === '');
    if (!isBlank) kept[key] = cleanValue(value);
  }
  return kept;
}

function cleanValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleanValue);
  return isMapping(value) ? withoutBlanks(value) : value;
}
