import type { DataLanguage } from './read-data.ts';

const plain = /^[A-Za-z][\w./-]*$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const reserved = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

/** Writes a text as a value of a language, without quotes where that reads the same. */
export function writeScalar(value: string, language: DataLanguage): string {
  const bare = language === 'yaml' && plain.test(value) && !reserved.test(value);
  const isDate = language !== 'json' && date.test(value);
  // A JSON string is a valid basic string of TOML and double-quoted scalar of YAML.
  return bare || isDate ? value : JSON.stringify(value);
}
