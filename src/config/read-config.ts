import type { LocatedData } from '../frontmatter/located-data.ts';
import { withoutBlanks } from '../frontmatter/located-data.ts';
import type { DataLanguage } from '../frontmatter/read-data.ts';
import { readData } from '../frontmatter/read-data.ts';
import { keySchemas, validate } from '../frontmatter/validate.ts';
import type { ValueReading } from '../frontmatter/value-recorder.ts';
import { isMapping } from '../frontmatter/value-recorder.ts';
import type { Problem } from '../message/message.ts';
import { compareMessages, problem } from '../message/message.ts';
import { createLocator } from '../message/place.ts';
import { ruleIds } from '../rules/index.ts';
import { checkMeaning } from './check-meaning.ts';
import { defaults } from './defaults.ts';
import { fillConfig } from './fill-config.ts';
import type { ConfigFile } from './schema.ts';
import { createConfigSchema } from './schema.ts';
import type { ConfigReading } from './types.ts';

const schemas = keySchemas(createConfigSchema(ruleIds));

const wording = {
  name: 'configuration',
  rules: {
    unknown: 'config-key',
    missing: 'config-key',
    type: 'config-value',
    value: 'config-value',
  },
  synonyms: {
    name: 'title',
    lang: 'language',
    locale: 'language',
    base_url: 'url',
    baseurl: 'url',
    site_url: 'url',
    tz: 'timezone',
    input: 'posts',
    content: 'posts',
    layouts: 'templates',
    static: 'public',
    assets: 'public',
    output: 'out',
    dist: 'out',
  },
  unknownNote: null,
} as const;

/**
 * Reads the text of a configuration file. It is data and nothing in it is run, since editors read
 * folders that nobody vouches for. What is wrong is told at its place and has its default.
 */
export function readConfig(text: string, language: DataLanguage, path: string): ConfigReading {
  return readSettings(text, readData(text, language, 'config-syntax'), language, path);
}

/** Reads the configuration in a `package.json`, under its key `recount`; null where it has none. */
export function readPackageConfig(text: string, path: string): ConfigReading | null {
  const whole = readData(text, 'json', 'config-syntax');
  if (!isMapping(whole.value) || !Object.hasOwn(whole.value, 'recount')) return null;
  return readSettings(text, readingUnder(whole, 'recount'), 'json', path);
}

/** The part of a reading that stands under a key, as if it were the whole. */
function readingUnder({ value, fields, problems }: ValueReading, key: string): ValueReading {
  const prefix = `/${key}/`;
  const inner = Object.entries(fields)
    .filter(([pointer]) => pointer.startsWith(prefix))
    .map(([pointer, place]) => [pointer.slice(prefix.length - 1), place] as const);
  return {
    value: isMapping(value) ? value[key] : undefined,
    fields: Object.fromEntries(inner),
    problems,
  };
}

function readSettings(
  text: string,
  reading: ValueReading,
  language: DataLanguage,
  path: string,
): ConfigReading {
  const { value, fields } = reading;
  const problems = [...reading.problems];
  const file: ConfigFile = {};
  if (isMapping(value)) {
    const locator = createLocator(text);
    const place = locator.place(0, text.length);
    const data = withoutBlanks(value);
    const top = locator.place(0, 0);
    const located: LocatedData = { ...wording, language, data, fields, place, top };
    const result = validate(located, schemas);
    Object.assign(file, result.valid);
    problems.push(...result.problems, ...checkMeaning(located, file));
  } else if (value !== undefined && value !== null) {
    problems.push(notSettings(text));
  }
  const messages = problems.map((found) => ({ ...found, level: 'error' as const, path }));
  return { config: fillConfig(file, defaults), messages: messages.sort(compareMessages) };
}

function notSettings(text: string): Problem {
  const place = createLocator(text).place(0, text.length);
  const unexpected = 'data without keys';
  return problem('config-syntax', { place, unexpected, expected: 'settings: `title: …`' });
}
