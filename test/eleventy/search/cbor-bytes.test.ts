import { decode, encode } from 'cborg';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CborReader, CborWriter, kinds } from '../../../src/eleventy/search/cbor-bytes.ts';

const number = fc.oneof(fc.nat(300), fc.nat(70_000), fc.integer({ min: 0, max: 0xffffffff }));
const { item } = fc.letrec((tie) => ({
  item: fc.oneof(
    { depthSize: 'small' },
    number,
    number.map((value) => -1 - value),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(tie('item'), { maxLength: 30 }),
  ),
}));

test('goes behind any item, and knows the number in its head', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1 }), (items) => {
      const reader = new CborReader(encode(items));
      expect(reader.kind()).toBe(kinds.array);
      expect(reader.head()).toBe(items.length);
      for (const one of items) {
        const start = reader.at;
        reader.skip();
        expect(decode(reader.bytes.slice(start, reader.at))).toEqual(one);
        if (typeof one !== 'number') continue;
        reader.at = start;
        expect(reader.kind()).toBe(one < 0 ? kinds.negative : kinds.number);
        expect(reader.head()).toBe(one < 0 ? -1 - one : one);
      }
    }),
  );
});

test('writes what a library writes', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(number, fc.string({ unit: 'grapheme' }))), (items) => {
      const writer = new CborWriter();
      writer.head(kinds.array, items.length);
      for (const one of items) {
        if (typeof one === 'number') writer.head(kinds.number, one);
        else writer.text(Buffer.from(one));
      }
      expect(Buffer.from(writer.take()).equals(encode(items))).toBe(true);
      expect(writer.length).toBe(0);
    }),
  );
});

test('copies as much as there is', () => {
  const bytes = new Uint8Array(300_000).map((_, index) => index % 251);
  const writer = new CborWriter();
  writer.copy(bytes, 0, 10);
  writer.copy(bytes, 10, bytes.length);
  expect(Buffer.from(writer.take()).equals(bytes)).toBe(true);
});

test.each([
  ['a number of eight bytes', [0x1b, 0, 0, 0, 1, 0, 0, 0, 0]],
  ['an array without a length', [0x9f, 0xff]],
  ['a map', [0xa1, 1, 1]],
  ['nothing', []],
])('refuses %s, which Pagefind never writes', (_, bytes) => {
  expect(() => new CborReader(Uint8Array.from(bytes)).skip()).toThrow('Expected');
});
