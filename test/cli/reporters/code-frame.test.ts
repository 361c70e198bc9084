import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { codeFrame } from '../../../src/cli/reporters/code-frame.ts';
import { createLocator } from '../../../src/message/place.ts';

/** The frame of the part of `text` between two `|`, as two lines. */
function frame(marked: string, width = 60): readonly string[] {
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1) - 1;
  const text = marked.replaceAll('|', '');
  const place = createLocator(text).place(start, end);
  const found = codeFrame(text, place, width);
  return found === null
    ? []
    : [
        `${found.line} ${found.code}`,
        `${' '.repeat(String(found.line).length + 1)}${found.indent}${found.mark}`,
      ];
}

describe('codeFrame', () => {
  test.each([
    ['a word', 'one\ntwo |words| here\n', ['2 two words here', '      ^^^^^']],
    ['a point', 'one ||two', ['1 one two', '      ^']],
    ['a point at the end of a line', 'one||\ntwo', ['1 one', '     ^']],
    ['an empty file', '||', ['1 ', '  ^']],
    ['several lines: the first', 'one |two\nthree| four', ['1 one two', '      ^^^']],
    ['tabs as blanks up to the next stop', '\ta\t|b|', ['1     a   b', '          ^']],
    ['a tab itself', 'a|\t|b', ['1 a   b', '   ^^^']],
    ['wide characters', '障害 |原因| です', ['1 障害 原因 です', '       ^^^^']],
    ['emoji of several code points', '👩‍💻 |👍🏽| x', ['1 👩‍💻 👍🏽 x', '     ^^']],
    ['combining marks', 'e\u0301 |x|', ['1 e\u0301 x', '    ^']],
    ['lines that end with CRLF', 'one\r\n|two|\r\n', ['2 two', '  ^^^']],
    ['commands to the terminal', 'a \u001b[31m|red|', ['1 a ␛[31mred', '         ^^^']],
    ['turned direction', 'a \u202e|b|', ['1 a \ufffdb', '     ^']],
  ])('shows %s', (_, marked, expected) => {
    expect(frame(marked)).toEqual(expected);
  });

  test.each([
    ['the start of a long line', `|abc| ${'x'.repeat(40)}`, ['1 abc xxxxxxxxxxxxxx…', '  ^^^']],
    [
      'the middle',
      `${'x'.repeat(40)}|abc|${'y'.repeat(40)}`,
      ['1 …xxxxxxabcyyyyyyyyy…', '         ^^^'],
    ],
    ['the end', `${'x'.repeat(40)}|abc|`, ['1 …xxxxxxabc', '         ^^^']],
    [
      'a place longer than the view',
      `ab|${'c'.repeat(60)}|`,
      ['1 abcccccccccccccccc…', '    ^^^^^^^^^^^^^^^^'],
    ],
    [
      'wide characters, never halved',
      `${'障'.repeat(30)}|害|${'障'.repeat(30)}`,
      ['1 …障障障害障障障障障…', '         ^^'],
    ],
  ])('cuts around %s', (_, marked, expected) => {
    expect(frame(marked, 20)).toEqual(expected);
  });

  test('is null for a place that the text no longer has', () => {
    const place = createLocator('a long text').place(6, 8);
    expect(codeFrame('short', place, 60)).toBeNull();
  });

  test('a line of a megabyte takes no longer than any other', () => {
    const text = 'é'.repeat(1_000_000);
    const place = createLocator(text).place(500_000, 500_003);
    expect(codeFrame(text, place, 12)?.code).toBe('…éééééééééé…');
  });

  test('fits the width and marks at least one cell within it, for any text and place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.nat(80),
        fc.nat(30),
        fc.integer({ min: 12, max: 60 }),
        (text, from, length, width) => {
          const found = codeFrame(text, createLocator(text).place(from, from + length), width);
          expect(found).not.toBeNull();
          if (found === null) return;
          expect(found.code).not.toMatch(/\p{Cc}/u);
          expect(stringWidth(found.code)).toBeLessThanOrEqual(width);
          expect(found.mark).toMatch(/^\^+$/);
          expect(found.indent.length + found.mark.length).toBeLessThanOrEqual(width + 1);
        },
      ),
    );
  });
});
