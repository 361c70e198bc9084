import { type Command as Commander, Option } from 'commander';
import { defaults } from '../../config/defaults.ts';
import {
  type FieldSchema,
  forms,
  frontmatterSchema,
  isMapping,
  propertiesOf,
} from '../../language/field-schema.ts';

/** A field of the frontmatter as an option of `new`: `impact.data_loss` is `--impact-data-loss`. */
export interface FieldFlag {
  /** Keys from outside in. */
  readonly keys: readonly string[];
  readonly flag: string;
  /** Takes several values, in several options or with commas between. */
  readonly isList: boolean;
  readonly description: string;
}

/** Told elsewhere than by an option of their own: the argument, and what needs more than words. */
const others = new Set(['title', 'links', 'action_items']);

/** An option for every field that every house has; they follow the schema. */
export function fieldFlags(): readonly FieldFlag[] {
  return flagsOf(frontmatterSchema(defaults), []);
}

function flagsOf(schema: FieldSchema, above: readonly string[]): readonly FieldFlag[] {
  return Object.entries(propertiesOf(schema)).flatMap(([name, field]) => {
    const keys = [...above, name];
    if (others.has(name) && above.length === 0) return [];
    if (isMapping(field)) return flagsOf(field, keys);
    const flag = `--${keys.join('-').replaceAll('_', '-')}`;
    const isList = forms(field).some(({ type }) => type === 'array');
    return [{ keys, flag, isList, description: field.description ?? '' }];
  });
}

/** Declares the options of all fields. */
export function declareFieldFlags(commander: Commander): void {
  for (const { flag, isList, description } of fieldFlags()) {
    const text = `${description.charAt(0).toLowerCase()}${description.slice(1)}`.replace(/\.$/, '');
    const option = new Option(`${flag} <${isList ? 'names' : 'text'}>`, text).helpGroup('Fields:');
    commander.addOption(isList ? option.argParser(collect) : option);
  }
}

/** Collects the values of an option that may come more than once. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** What commander calls an option. */
export const attributeOf = (flag: string): string =>
  flag.slice(2).replaceAll(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
