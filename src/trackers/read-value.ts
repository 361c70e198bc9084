/** The value at a path of keys in an answer, or undefined: what a tracker sends may be anything. */
export function valueAt(body: unknown, ...path: readonly string[]): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** The text at a path of keys, or null. */
export function textAt(body: unknown, ...path: readonly string[]): string | null {
  const value = valueAt(body, ...path);
  return typeof value === 'string' ? value : null;
}
