import type { FrontmatterLanguage } from '../../frontmatter/types.ts';
import { writeScalar } from '../../frontmatter/write-scalar.ts';

/** The lines that give a field its value, in either language. */
export function formatField(
  name: string,
  value: unknown,
  language: FrontmatterLanguage,
): readonly string[] {
  const sign = language === 'toml' ? ' =' : ':';
  const key = /^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name);
  if (Array.isArray(value) && value.some(isMapping)) {
    const items = value.map((item) => formatValue(item, language));
    if (language === 'yaml') return [`${key}:`, ...items.map((item) => `  - ${item}`)];
    return [`${key} = [`, ...items.map((item) => `  ${item},`), ']'];
  }
  return [`${key}${sign} ${formatValue(value, language)}`];
}

/** A value in one line. Flow style is nearly the same in both languages. */
function formatValue(value: unknown, language: FrontmatterLanguage): string {
  if (Array.isArray(value))
    return `[${value.map((item) => formatValue(item, language)).join(', ')}]`;
  if (isMapping(value)) {
    const sign = language === 'toml' ? ' =' : ':';
    const pairs = Object.entries(value).map(([key, inner]) => {
      const name = /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
      return `${name}${sign} ${formatValue(inner, language)}`;
    });
    return `{ ${pairs.join(', ')} }`;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return writeScalar(cleanText(String(value)), language);
}

/** What no frontmatter may hold, not even escaped, becomes the sign for a character that was lost. */
const cleanText = (text: string): string =>
  text.replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '\uFFFD');

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
