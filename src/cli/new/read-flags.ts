import type { Config } from '../../config/types.ts';
import { nearest } from '../../message/nearest.ts';
import { userErrors } from '../../message/user-errors.ts';
import { quote } from '../../message/words.ts';
import { attributeOf, fieldFlags } from './field-flags.ts';

/** Options of `new` that give fields their values, besides one for each common field. */
export interface FieldOptions {
  /** `name=value`, for fields that the house declared. */
  readonly field?: readonly string[];
  /** An address, or `label=address`. */
  readonly link?: readonly string[];
}

/** Fields of the frontmatter as the options give them, not yet held against the schema. */
export function readFlags(options: FieldOptions, config: Config): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null);
  const given = options as Readonly<Record<string, string | readonly string[] | undefined>>;
  for (const { keys, flag, isList } of fieldFlags()) {
    const value = given[attributeOf(flag)];
    if (value === undefined || String(value).trim() === '') continue;
    const [first = '', second] = keys;
    if (second === undefined) {
      fields[first] = isList ? splitList(value) : value;
    } else {
      fields[first] = {
        ...(fields[first] as object | undefined),
        [second]: toAmount(String(value)),
      };
    }
  }
  if (options.link !== undefined) fields.links = options.link.map(readLink);
  for (const text of options.field ?? []) {
    const { name, value } = readOwnField(text, config);
    fields[name] = value;
  }
  return fields;
}

/** `api, checkout` as a list; what was given twice counts once. */
function splitList(value: string | readonly string[]): readonly string[] {
  const texts = [value].flat().flatMap((text) => text.split(','));
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

const toAmount = (text: string): string | number | boolean => {
  if (/^(?:true|false)$/.test(text)) return text === 'true';
  return /^\d{1,15}(?:\.\d{1,6})?$/.test(text) ? Number(text) : text;
};

function readLink(text: string): { readonly url: string; readonly label?: string } {
  const labelled = /^([^=:/?#]{1,80})=(.+)$/.exec(text);
  return labelled === null
    ? { url: text }
    : { label: (labelled[1] ?? '').trim(), url: (labelled[2] ?? '').trim() };
}

function readOwnField(text: string, { fields }: Config): { name: string; value: unknown } {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  const declaration = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (declaration === undefined) {
    const near = nearest(name, Object.keys(fields));
    throw userErrors.usage(
      name === '' ? `${quote(text)} gives no field` : `The house declares no field ${quote(name)}`,
      near === null
        ? 'Own fields are declared in the configuration, under `fields`: --field name=value.'
        : `Did you mean ${quote(near)}?`,
    );
  }
  switch (declaration.type) {
    case 'list':
      return { name, value: splitList(value) };
    case 'number':
    case 'boolean':
      return { name, value: toAmount(value) };
    default:
      return { name, value };
  }
}
