/** Values that YAML, TOML and JSON share. */
export type Data = string | number | boolean | readonly Data[] | { readonly [key: string]: Data };

/** Writes a mapping as TOML: a pair a line, what is nested in line. */
export function toToml(value: Data): string {
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error('Expected a mapping');
  return Object.entries(value)
    .map(([key, inner]) => `${quoted(key)} = ${inline(inner)}`)
    .join('\n');
}

function inline(value: Data): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, inner]) => `${quoted(key)} = ${inline(inner)}`);
  return `{${pairs.join(', ')}}`;
}

const quoted = (text: string): string => JSON.stringify(text);
