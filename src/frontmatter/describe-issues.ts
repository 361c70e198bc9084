import * as z from 'zod';
import type { Problem } from '../message/message.ts';
import { isMistyped, missingKey, unknownKey } from './describe-key.ts';
import { isOtherShape, wrongValue } from './describe-value.ts';
import type { LocatedData } from './located-data.ts';
import { valueAt } from './located-data.ts';
import type { FieldPath } from './types.ts';

type Issue = z.core.$ZodIssue;

/** One problem for each thing that `schema` finds wrong with the value at `path`, at its key or value. */
export function describeIssues(
  located: LocatedData,
  schema: z.ZodType,
  path: FieldPath,
  issues: readonly Issue[],
): Problem[] {
  return issues.flatMap((issue) => {
    const inner = issue.path as FieldPath;
    const at = [...path, ...inner];
    const value = valueAt(located.data, at);
    if (value === undefined) {
      const known = keysAt(schema, inner.slice(0, -1));
      return isMistyped(located, at, known) ? [] : [missingKey(located, at)];
    }
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema, inner);
      return issue.keys.map((key) => unknownKey(located, [...at, key], known));
    }
    const meant = issue.code === 'invalid_union' ? findMeant(issue.errors, value) : undefined;
    if (meant !== undefined) return describeIssues(located, schemaAt(schema, inner), at, meant);
    return [wrongValue(located, at, issue)];
  });
}

/** Of what each option of a union finds wrong, that of the option that was meant. */
function findMeant(
  options: readonly (readonly Issue[])[],
  value: unknown,
): readonly Issue[] | undefined {
  return options.find((issues) => !issues.every((issue) => isOtherShape(issue, value)));
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
