import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { DataLanguage } from '../frontmatter/read-data.ts';
import { problem } from '../message/message.ts';
import { createLocator } from '../message/place.ts';
import { userErrors } from '../message/user-errors.ts';
import { quote } from '../message/words.ts';
import { defaults } from './defaults.ts';
import { readConfig, readPackageConfig } from './read-config.ts';
import type { ConfigReading } from './types.ts';

/** A configuration with the file that it was read from, relative to the root; null: there is none. */
export interface LoadedConfig extends ConfigReading {
  readonly path: string | null;
}

/** Languages of data by the ending of a file's name. */
const languages: Readonly<Record<string, DataLanguage>> = {
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  json: 'json',
};

/** Names under which a configuration is found in the root of a site. */
export const configNames: readonly string[] = Object.keys(languages).flatMap((ending) => [
  `recount.${ending}`,
  `.recount.${ending}`,
]);

/**
 * Reads the configuration of the site at `root`: the file named by `explicit` (absolute or from the
 * root), else the one there is among `configNames`, else the key `recount` of `package.json`, else
 * the defaults. Two files are a user error, as is one that can't be read.
 */
export async function loadConfig(root: string, explicit: string | null): Promise<LoadedConfig> {
  if (explicit !== null) return loadExplicit(root, explicit);
  const first = await findOne(root, configNames);
  if (first !== null) return parse(first);
  const inPackage = await readIfThere(join(root, 'package.json'), 'package.json');
  return inPackage === null ? none : parsePackage(inPackage);
}

const none: LoadedConfig = { config: defaults, messages: [], path: null };

interface ConfigBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

async function loadExplicit(root: string, explicit: string): Promise<LoadedConfig> {
  const file = resolve(root, explicit);
  const path = relative(root, file).split(sep).join('/');
  const found = await readIfThere(file, path);
  if (found === null) throw userErrors.pathMissing(explicit);
  return parse(found);
}

/** The names that a file of data called `name` may have. */
export const dataFileNames = (name: string): string[] =>
  Object.keys(languages).map((ending) => `${name}.${ending}`);

/** A file of data in the root of a site. */
export interface DataFile {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
  readonly language: DataLanguage;
}

/**
 * Reads the one file `name.yaml`, `.yml`, `.toml` or `.json` in the root of a site; null where there is
 * none. Two are a user error, as is one that can't be read or is no text.
 */
export async function findDataFile(root: string, name: string): Promise<DataFile | null> {
  const found = await findOne(root, dataFileNames(name));
  if (found === null) return null;
  const { path, bytes } = found;
  const text = decode(bytes);
  if (text === null) throw userErrors.unreadable(path, 'it is not UTF-8');
  return { path, text, language: languages[path.slice(name.length + 1)] ?? 'yaml' };
}

async function findOne(root: string, names: readonly string[]): Promise<ConfigBytes | null> {
  const files = await Promise.all(names.map((name) => readIfThere(join(root, name), name)));
  const [first, second] = files.filter((file) => file !== null);
  if (first !== undefined && second !== undefined) {
    throw userErrors.configTwice(first.path, second.path);
  }
  return first ?? null;
}

async function readIfThere(file: string, path: string): Promise<ConfigBytes | null> {
  try {
    return { path, bytes: await readFile(file) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw userErrors.unreadable(path, code);
  }
}

/** The language of a configuration file by its name, or null where it can be none. */
export const configLanguage = (path: string): DataLanguage | null =>
  languages[/\.([a-z]+)$/.exec(path)?.[1] ?? ''] ?? null;

function parse({ path, bytes }: ConfigBytes): LoadedConfig {
  if (/(?:^|\/)package\.json$/.test(path)) return parsePackage({ path, bytes });
  const language = configLanguage(path);
  if (language === null) {
    const hint = 'Its name ends in .yaml, .yml, .toml or .json.';
    throw userErrors.usage(`${quote(path)} is no configuration file`, hint);
  }
  const text = decode(bytes);
  if (text !== null) return { ...readConfig(text, language, path), path };
  const place = createLocator('').place(0, 0);
  const unexpected = 'bytes that are no text';
  const found = problem('config-syntax', { place, unexpected, expected: 'UTF-8' });
  return { config: defaults, messages: [{ ...found, level: 'error', path }], path };
}

function parsePackage({ path, bytes }: ConfigBytes): LoadedConfig {
  const reading = readPackageConfig(decode(bytes) ?? '', path);
  return reading === null ? none : { ...reading, path };
}

/** The text of a file without its byte-order mark, or null where it is not UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
