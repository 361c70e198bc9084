import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defaults } from '../../src/config/defaults.ts';
import { fieldSynonyms } from '../../src/postmortem/field-synonyms.ts';
import { commonFieldNames, createSchema } from '../../src/postmortem/schema.ts';

interface JsonSchema {
  readonly properties: Readonly<
    Record<string, { readonly description?: string; readonly enum?: readonly string[] }>
  >;
  readonly required: readonly string[];
  readonly additionalProperties: boolean;
}

const house = {
  ...defaults,
  fields: {
    customer_tier: {
      type: 'text',
      values: ['gold', 'silver'],
      required: true,
      description: 'Who was hit.',
    },
    cost: { type: 'number' },
  },
} as const;

const jsonSchema = z.toJSONSchema(createSchema(house), { io: 'input' }) as unknown as JsonSchema;

test('editors get every field with its docs', () => {
  expect(Object.keys(jsonSchema.properties)).toEqual([
    ...commonFieldNames,
    'customer_tier',
    'cost',
  ]);
  expect(jsonSchema.required).toEqual(['title', 'date', 'customer_tier']);
  expect(jsonSchema.additionalProperties).toBe(false);
  for (const [name, { description }] of Object.entries(jsonSchema.properties)) {
    expect(description, name).toMatch(/\.$/);
  }
});

test('editors get the words of the house', () => {
  const { severity, cause, detection_method, status, customer_tier } = jsonSchema.properties;
  expect(severity?.enum).toEqual(expect.arrayContaining(['SEV1', 'P1', 'critical', 'SEV5']));
  expect(cause?.enum).toEqual(defaults.causes);
  expect(detection_method?.enum).toEqual(defaults.detectionMethods);
  expect(status?.enum).toContain('in-review');
  expect(customer_tier?.enum).toEqual(['gold', 'silver']);
});

describe('synonyms', () => {
  test('lead to fields and are none themselves', () => {
    for (const [synonym, name] of Object.entries(fieldSynonyms)) {
      expect(commonFieldNames).toContain(name);
      expect(commonFieldNames).not.toContain(synonym);
      expect(synonym).toMatch(/^[a-z_]+$/);
    }
  });
});
