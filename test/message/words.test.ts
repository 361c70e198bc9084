import { expect, test } from 'vitest';
import { count, oneOf, quote } from '../../src/message/words.ts';

test.each([
  ['word', '`word`'],
  [' two\n words ', '`two words`'],
  ['a `b`', "`a 'b'`"],
  ['x'.repeat(80), `\`${'x'.repeat(59)}…\``],
  ['a\u001b[2Jb', '`a\uFFFD[2Jb`'],
  ['a\u0000\u009b\ud800b', '`a\uFFFD\uFFFD\uFFFDb`'],
  ['a\u202eb\u2066c', '`a\uFFFDb\uFFFDc`'],
  ['שלום 🔥', '`שלום 🔥`'],
])('quotes %j', (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});

test('lists words and counts things', () => {
  expect([oneOf(['a']), oneOf(['a', 'b', 'c'])]).toEqual(['`a`', '`a`, `b` or `c`']);
  expect([count(1, 'day'), count(2, 'day'), count(0, 'entry', 'entries')]).toEqual([
    '1 day',
    '2 days',
    '0 entries',
  ]);
});
