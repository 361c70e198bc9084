import { readToml } from './read-toml.ts';
import { readYaml } from './read-yaml.ts';
import { checkSource, wholeFile } from './source.ts';
import type { ValueReading } from './value-recorder.ts';
import { brokenReading } from './value-recorder.ts';

export type DataLanguage = 'yaml' | 'toml' | 'json';

/** Readers by language; their source has passed `checkSource`. */
export const readers = { yaml: readYaml, toml: readToml } as const;
