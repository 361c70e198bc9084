import { createLocator } from '../message/place.ts';
import { readJson } from './read-json.ts';
import { readToml } from './read-toml.ts';
import { readYaml } from './read-yaml.ts';
import { checkSource } from './source.ts';
import type { ValueReading } from './value-recorder.ts';
import { brokenReading } from './value-recorder.ts';

/** Languages that data is read from; a frontmatter is never JSON. */
export type DataLanguage = 'yaml' | 'toml' | 'json';

/** Readers by language; their source has passed `checkSource`. */
export const readers = { yaml: readYaml, toml: readToml, json: readJson } as const;

/** Reads a whole file as data; its faults are told under `ruleId`. */
export function readData(text: string, language: DataLanguage, ruleId: string): ValueReading {
  const source = { text, start: 0, end: text.length, locator: createLocator(text), ruleId };
  const unreadable = checkSource(source);
  return unreadable.length > 0 ? brokenReading(unreadable) : readers[language](source);
}
