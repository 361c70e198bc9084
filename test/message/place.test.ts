import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLocator } from '../../src/message/place.ts';

test('points agree with a text cut into lines', () => {
  const text = fc.array(fc.constantFrom('a', '🔥', '\n', '\r', '\r\n'), { maxLength: 12 });
  fc.assert(
    fc.property(text, fc.nat({ max: 20 }), (pieces, offset) => {
      const whole = pieces.join('');
      const at = Math.min(offset, whole.length);
      // A CR before its LF ends no line of its own.
      const lines = whole.slice(0, at).split(/\r\n|\r(?!\n|$)|\n|\r$/);
      const open = whole.slice(0, at).endsWith('\r') && whole[at] === '\n';
      const last = open ? `${lines.at(-2)}\r` : (lines.at(-1) ?? '');
      const line = open ? lines.length - 1 : lines.length;
      expect(createLocator(whole).point(offset)).toEqual({
        line,
        column: last.length + 1,
        offset: at,
      });
    }),
  );
});

test('a place has both its ends', () => {
  expect(createLocator('ab\ncd').place(1, 4)).toEqual({
    start: { line: 1, column: 2, offset: 1 },
    end: { line: 2, column: 2, offset: 4 },
  });
  expect(createLocator('').place(-1, 5)).toEqual({
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: 1, offset: 0 },
  });
});
