import * as z from 'zod';
import type { Problem } from '../message/message.ts';
import type { LocatedData } from './describe-issues.ts';
import { describeIssues, missingKey, unknownKey } from './describe-issues.ts';

/** A mapping's schema, taken apart once so that each key can be held against its own. */
export interface KeySchemas {
  readonly shape: Readonly<Record<string, z.ZodType>>;
  readonly names: readonly string[];
  readonly required: readonly string[];
}

/** Takes a strict mapping's schema apart. */
export function keySchemas(schema: z.ZodObject): KeySchemas {
  const shape = schema.shape as KeySchemas['shape'];
  const names = Object.keys(shape);
  const required = names.filter((name) => !(shape[name] instanceof z.ZodOptional));
  return { shape, names, required };
}

/**
 * Holds data against a schema, key by key: what is valid is given back whatever is wrong beside it,
 * and one run tells everything.
 */
export function validate(
  located: LocatedData,
  { shape, names, required }: KeySchemas,
): { readonly valid: Record<string, unknown>; readonly problems: Problem[] } {
  const valid: Record<string, unknown> = Object.create(null);
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(located.data)) {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (schema === undefined) {
      problems.push(unknownKey(located, [name], names));
      continue;
    }
    const result = schema.safeParse(value);
    if (result.success) valid[name] = result.data;
    else problems.push(...describeIssues(located, schema, [name], result.error.issues));
  }
  for (const name of required) {
    if (located.data[name] === undefined) problems.push(missingKey(located, [name]));
  }
  return { valid, problems };
}
