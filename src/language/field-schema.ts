import * as z from 'zod';
import type { Config } from '../config/types.ts';
import { createSchema } from '../postmortem/schema.ts';

/** A JSON Schema of a field, as far as editors are told of it. */
export interface FieldSchema {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly examples?: readonly string[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  /** What stands under names that the author chooses. */
  readonly additionalProperties?: FieldSchema | false;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
}

const schemas = new WeakMap<Config, FieldSchema>();

/** The schema of a house's frontmatter: the one that posts are checked against. */
export function frontmatterSchema(config: Config): FieldSchema {
  const known = schemas.get(config);
  if (known !== undefined) return known;
  const made = z.toJSONSchema(createSchema(config), { io: 'input' }) as FieldSchema;
  schemas.set(config, made);
  return made;
}

/** The schema of the field with these keys, from outside in; lists on the way are passed through. */
export function fieldAt(schema: FieldSchema, keys: readonly string[]): FieldSchema | null {
  let current = schema;
  for (const key of keys) {
    const properties = propertiesOf(current);
    const own = current.additionalProperties;
    const next = Object.hasOwn(properties, key) ? properties[key] : own;
    if (next === undefined || next === false) return null;
    current = next;
  }
  return current;
}

/** The keys of a mapping, or of the mappings in a list. */
export function propertiesOf(schema: FieldSchema): Readonly<Record<string, FieldSchema>> {
  return forms(schema).find(({ properties }) => properties !== undefined)?.properties ?? {};
}

/** What a value may be, with the items of lists: `text` or a list of texts gives text, list, text. */
export function forms(schema: FieldSchema): readonly FieldSchema[] {
  const { anyOf = [], items } = schema;
  return [schema, ...anyOf.flatMap(forms), ...(items === undefined ? [] : forms(items))];
}

/** Whether a value is a list and nothing else. */
export const isList = ({ type }: FieldSchema): boolean => type === 'array';

/** Whether a value is a mapping and nothing else, or a list of mappings. */
export function isMapping(schema: FieldSchema): boolean {
  return schema.type === 'object' || (schema.items !== undefined && isMapping(schema.items));
}

/** What an editor shows of a field, as Markdown. */
export function describeField(keys: readonly string[], schema: FieldSchema): string {
  const values = forms(schema).find((form) => form.enum !== undefined)?.enum ?? [];
  const examples = schema.examples ?? [];
  return [
    `**${keys.join('.')}** ${nameForm(schema)}`,
    schema.description ?? '',
    values.length === 0 ? '' : `One of ${values.map((value) => `\`${value}\``).join(', ')}.`,
    examples.length === 0
      ? ''
      : `For example ${examples.map((value) => `\`${value}\``).join(', ')}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const formNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'true or false',
  array: 'list',
  object: 'mapping',
};

function nameForm({ type, anyOf = [] }: FieldSchema): string {
  const types = type === undefined ? anyOf.flatMap((form) => nameForm(form).split(' or ')) : [];
  const names = type === undefined ? types : [formNames[type] ?? type];
  return [...new Set(names)].join(' or ');
}
