/**
 * JSON with a line for every field, and for every element of a list of objects: people can read and compare
 * it, and it is a quarter smaller and quicker to write than with a line for everything.
 */
export const writeJson = (record: object): string => jsonObject(jsonFields(record));

/** A name with its value as JSON. */
export type JsonField = readonly [name: string, json: string];

/** The fields of a record, for those who put some together themselves. */
export const jsonFields = (record: object): JsonField[] =>
  Object.entries(record).flatMap(([name, value]: [string, unknown]) => {
    const json = isListOfObjects(value)
      ? jsonList(value.map((element) => JSON.stringify(element)))
      : JSON.stringify(value);
    // What is undefined has no JSON.
    return json === undefined ? [] : [[name, json] as const];
  });

/** Fields as the whole text of a file. */
export const jsonObject = (fields: readonly JsonField[]): string =>
  `{\n${fields.map(([name, json]) => `  ${JSON.stringify(name)}: ${json}`).join(',\n')}\n}\n`;

/** A field that is a list, of elements as JSON. */
export const jsonList = (elements: readonly string[]): string =>
  elements.length === 0 ? '[]' : `[\n    ${elements.join(',\n    ')}\n  ]`;

const isListOfObjects = (value: unknown): value is readonly object[] =>
  Array.isArray(value) && value.length > 0 && value.every((element) => isObject(element));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
