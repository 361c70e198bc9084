import { ParseError } from 'toml-eslint-parser';
import type { Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import type { Source } from './source.ts';
import { faultAt } from './source.ts';

/** What a fault of the parser asks for, by the start of its message: it has no codes. */
const expectations: readonly (readonly [message: string, expected: string])[] = [
  ['Unexpected character', 'text in quotes, a number, a date, a list, `true` or `false`'],
  ['Unexpected token', 'a line `key = value`'],
  ['Must be a newline', 'the end of the line, or quotes around the whole text'],
  ['Expected equal', '`=` behind the key'],
  ['Unspecified values', 'a value behind `=`'],
  ['Unterminated string', 'the closing quote on the same line'],
  ['Unterminated table', '`]` behind the name of the table'],
  ['Unterminated array', '`]` behind the last item'],
  ['Unterminated inline', '`}` behind the last value'],
  ['Expected comma', 'a comma'],
  ['Empty bare keys', 'a name'],
  ['Leading zeros', 'a number without leading zeros, or text in quotes'],
  ['Invalid character in escape', 'an escape that TOML knows, such as `\\n` or `\\\\`'],
  ['Defining a key', 'each key once'],
];

/** The fault at which the TOML parser stopped; all that is no fault of the text is thrown again. */
export function describeError(error: unknown, source: Source): Problem {
  if (error instanceof ParseError) {
    const found = expectations.find(([message]) => error.message.startsWith(message));
    const atKey = found?.[0] === 'Unexpected character' && !hasEquals(source, error.index);
    const expected = atKey ? 'a line `key = value`' : (found?.[1] ?? 'valid TOML');
    const note = found === undefined ? `The TOML parser says: ${error.message}.` : null;
    return faultAt(source, source.start + error.index, expected, note);
  }
  if (!(error instanceof RangeError)) throw error;
  return problem(source.ruleId, {
    place: source.locator.place(source.start, source.start),
    unexpected: 'values nested too deep',
    expected: 'less nesting',
  });
}

/** Whether a `=` stands before `index` on its line. */
function hasEquals(source: Source, index: number): boolean {
  const at = source.start + index;
  const lineStart = source.text.lastIndexOf('\n', at - 1) + 1;
  return source.text.slice(Math.max(lineStart, source.start), at).includes('=');
}
