import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePost, maxPostBytes } from '../../src/catalog/decode-post.ts';

describe('decodePost', () => {
  test.each([
    ['nothing', '', ''],
    ['plain text', 'a\r\nb', 'a\r\nb'],
    ['a mark at the start, only once', '\uFEFF\uFEFFa', '\uFEFFa'],
    ['zero characters', 'a\0b', 'a\0b'],
    ['a typed replacement character', '\uFFFD', '\uFFFD'],
  ])('reads %s', (_, written, text) => {
    expect(decodePost(Buffer.from(written))).toBe(text);
  });

  test.each([
    ['little-endian', Buffer.from('\uFEFFtitle: x', 'utf16le')],
    ['little-endian without a mark', Buffer.from('title: x', 'utf16le')],
    ['big-endian', Buffer.from('\uFEFFtitle: x', 'utf16le').swap16()],
    ['big-endian without a mark', Buffer.from('title: x', 'utf16le').swap16()],
  ])('tells UTF-16, %s', (_, bytes) => {
    expect(decodePost(bytes)).toMatchObject({
      reason: 'Unexpected text in UTF-16, expected text in UTF-8',
      place: null,
    });
  });

  test('gives the place of the first broken byte', () => {
    const bytes = Buffer.concat([
      Buffer.from('\uFFFD ä\nab'),
      Buffer.from([0xe4]),
      Buffer.from('c'),
    ]);
    expect(decodePost(bytes)).toMatchObject({ place: { start: { line: 2, column: 3 } } });
  });

  test('refuses what nobody writes by hand', () => {
    expect(decodePost(Buffer.alloc(maxPostBytes + 1, 'a'))).toMatchObject({ place: null });
    expect(decodePost(Buffer.alloc(maxPostBytes, 'a'))).toBeTypeOf('string');
  });

  test('reads every text that can be written, and refuses whatever is not UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text.charCodeAt(0) !== 0xfeff && !text.includes('\0'));
        expect(decodePost(Buffer.from(text))).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (raw) => {
        const bytes = Buffer.from(raw);
        const strict = new TextDecoder('utf-8', { fatal: true });
        const result = decodePost(bytes);
        let expected: string | null = null;
        try {
          expected = strict.decode(bytes);
        } catch {}
        if (expected === null) expect(result).toBeTypeOf('object');
        else if (typeof result === 'string') expect(result).toBe(expected);
      }),
    );
  });
});
