import { locate, openingFence } from '../frontmatter/locate.ts';
import type { LocatedData } from '../frontmatter/located-data.ts';
import { fieldRules, withoutBlanks } from '../frontmatter/located-data.ts';
import type { Frontmatter } from '../frontmatter/types.ts';
import type { KeySchemas } from '../frontmatter/validate.ts';
import { keySchemas, validate } from '../frontmatter/validate.ts';
import type { Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import { readInstant } from './dates.ts';
import { describeInstantFault } from './field-checks.ts';
import { fieldSynonyms } from './field-synonyms.ts';
import { zoneOf } from './field-values.ts';
import type { Fields, OwnValue } from './schema.ts';
import { createSchema } from './schema.ts';
import type { ReadOptions } from './types.ts';
import { milestoneNames } from './types.ts';

const wording = {
  name: 'frontmatter',
  rules: fieldRules,
  synonyms: fieldSynonyms,
  unknownNote: 'Fields of your own are declared in the configuration, under `fields`.',
} as const;

/** What the frontmatter of a post says, and all that is wrong with it. */
export interface FieldsReading {
  readonly fields: Fields;
  readonly problems: readonly Problem[];
}

/**
 * Holds frontmatter against the schema of the house, field by field: what is valid is used whatever
 * is wrong beside it, and one run tells everything.
 */
export function readFields(frontmatter: Frontmatter, options: ReadOptions): FieldsReading {
  const data = withoutBlanks(frontmatter.data);
  const top = openingFence(frontmatter);
  const located: LocatedData = { ...frontmatter, ...wording, data, top };
  const { valid, problems } = validate(located, schemasOf(options));
  const unplaced = dropUnplacedTimes(located, valid, options);
  return { fields: sortOwn(valid, options), problems: [...problems, ...unplaced] };
}

// A site has one set of options for all its posts; making a schema costs more than using it.
const schemas = new WeakMap<ReadOptions, KeySchemas>();

function schemasOf(options: ReadOptions): KeySchemas {
  const made = schemas.get(options) ?? keySchemas(createSchema(options));
  schemas.set(options, made);
  return made;
}

/** Takes out times that no zone makes an instant: a zone is told by another field or the house. */
function dropUnplacedTimes(
  located: LocatedData,
  valid: Record<string, unknown>,
  options: ReadOptions,
): Problem[] {
  const zone = zoneOf(valid as Fields, options.timezone);
  const own = Object.keys(options.fields).filter(
    (name) => options.fields[name]?.type === 'instant',
  );
  return [...milestoneNames, ...own].flatMap((name) => {
    const text = valid[name];
    if (typeof text !== 'string') return [];
    const reading = readInstant(text, zone);
    if (reading.error === undefined) return [];
    delete valid[name];
    const place = locate(located, [name]).value;
    const fault = describeInstantFault(text, reading.error);
    return [problem(wording.rules.value, { ...fault, place, actual: text })];
  });
}

/** Moves the fields that the house declared into `own`. */
function sortOwn(valid: Readonly<Record<string, unknown>>, { fields }: ReadOptions): Fields {
  const common: Record<string, unknown> = {};
  const own: Record<string, OwnValue> = {};
  for (const [name, value] of Object.entries(valid)) {
    if (Object.hasOwn(fields, name)) own[name] = value as OwnValue;
    else common[name] = value;
  }
  return Object.keys(own).length === 0 ? common : { ...common, own };
}
