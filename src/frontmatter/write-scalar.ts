import type { DataLanguage } from './read-data.ts';

const plain = /^[A-Za-z][\w./-]*$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const reserved = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

/** Writes a text as a value of a language, without quotes where that reads the same. */
export function writeScalar(value: string, language: DataLanguage): string {
  const bare = language === 'yaml' && plain.test(value) && !reserved.test(value);
  const isDate = language !== 'json' && date.test(value);
  if (bare || isDate) return value;
  // A JSON string is a double-quoted scalar of YAML and, but for the last control characters, which
  // it leaves as they are, a basic string of TOML.
  const escaped = (character: string) => `\\u00${character.charCodeAt(0).toString(16)}`;
  return JSON.stringify(value).replaceAll(/[\u007f-\u009f]/g, escaped);
}
