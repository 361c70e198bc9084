import * as z from 'zod';
import type { Problem } from '../message/message.ts';
import { describeIssues } from './describe-issues.ts';
import { isMistyped, missingKey, unknownKey } from './describe-key.ts';
import type { LocatedData } from './located-data.ts';
import { valueAt } from './located-data.ts';
import type { FieldPath } from './types.ts';
import { isMapping } from './value-recorder.ts';

/** A strict mapping's schema, taken apart once so that each key can be held against its own. */
export interface KeySchemas {
  readonly shape: Readonly<Record<string, z.ZodType>>;
  readonly names: readonly string[];
  readonly required: readonly string[];
  /** Keys whose values are such mappings in turn. */
  readonly nested: ReadonlyMap<string, KeySchemas>;
}

/** Takes a strict mapping's schema apart. */
export function keySchemas(schema: z.ZodObject): KeySchemas {
  const shape = schema.shape as KeySchemas['shape'];
  const names = Object.keys(shape);
  const required = names.filter((name) => !(shape[name] instanceof z.ZodOptional));
  const nested = new Map<string, KeySchemas>();
  for (const name of names) {
    const field = shape[name];
    const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
    if (inner instanceof z.ZodObject) nested.set(name, keySchemas(inner));
  }
  return { shape, names, required, nested };
}

// Issues are worded from their codes. The messages of zod are never shown, and making one throws for
// a mapping that has a key `constructor`.
const silent = { error: () => 'invalid' };

/** What is right in a mapping, and all that is wrong. */
export interface Validation {
  readonly valid: Record<string, unknown>;
  readonly problems: readonly Problem[];
}

/**
 * Holds the mapping at `path` of the data against a schema, key by key: what is valid is given back
 * whatever is wrong beside it, and one run tells everything.
 */
export function validate(
  located: LocatedData,
  { shape, names, required, nested }: KeySchemas,
  path: FieldPath = [],
): Validation {
  const valid: Record<string, unknown> = {};
  const problems: Problem[] = [];
  const data = valueAt(located.data, path) as LocatedData['data'];
  for (const [name, value] of Object.entries(data)) {
    const at = [...path, name];
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const inner = nested.get(name);
    if (schema === undefined) {
      problems.push(unknownKey(located, at, names));
    } else if (inner !== undefined && isMapping(value)) {
      const result = validate(located, inner, at);
      problems.push(...result.problems);
      const given = Object.keys(result.valid);
      const isWhole = inner.required.every((key) => given.includes(key));
      if (isWhole && given.length > 0) valid[name] = result.valid;
    } else {
      const result = schema.safeParse(value, silent);
      if (result.success) valid[name] = result.data;
      else problems.push(...describeIssues(located, schema, at, result.error.issues));
    }
  }
  for (const name of required) {
    const at = [...path, name];
    const isMissing = data[name] === undefined && !isMistyped(located, at, names);
    if (isMissing) problems.push(missingKey(located, at));
  }
  return { valid, problems };
}
