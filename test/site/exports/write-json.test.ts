import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeJson } from '../../../src/site/exports/write-json.ts';

describe('writeJson', () => {
  it('has a line for every field, and for every element of a list of objects', () => {
    const record = { a: 1, none: undefined, b: ['x', 'y'], c: [{ d: 1 }, { e: [2] }], f: [] };
    expect(writeJson(record)).toBe(`{
  "a": 1,
  "b": ["x","y"],
  "c": [
    {"d":1},
    {"e":[2]}
  ],
  "f": []
}
`);
  });

  it('reads as the JSON that the platform writes', () => {
    const record = fc.dictionary(fc.string(), fc.anything());
    fc.assert(
      fc.property(record, (given) => {
        expect(JSON.parse(writeJson(given))).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });
});
