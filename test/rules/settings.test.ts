import { describe, expect, test } from 'vitest';
import { defineRule } from '../../src/rules/define-rule.ts';
import { checkOptions, optionsOf } from '../../src/rules/settings.ts';

const rule = defineRule({
  id: 'some-rule',
  description: 'Some rule.',
  scope: 'postmortem',
  level: 'warn',
  options: { days: 30, allow: ['a'], strict: false },
  check: () => [],
});
const bare = defineRule({ ...(rule as object), options: {} } as never);

describe('checkOptions', () => {
  test.each([
    [{}, []],
    [{ days: 1, allow: [], strict: true }, []],
    [{ dais: 1 }, ['Unexpected option `dais` of `some-rule`, expected `days`']],
    [
      { colour: 1 },
      ['Unexpected option `colour` of `some-rule`, expected `days`, `allow` or `strict`'],
    ],
    [{ days: '1' }, ['Unexpected text for option `days` of `some-rule`, expected a number']],
    [{ days: null }, ['Unexpected nothing for option `days` of `some-rule`, expected a number']],
    [
      { allow: 'a' },
      ['Unexpected text for option `allow` of `some-rule`, expected a list of texts'],
    ],
    [
      { allow: [1] },
      ['Unexpected mixed list for option `allow` of `some-rule`, expected a list of texts'],
    ],
    [
      { constructor: 1 },
      ['Unexpected option `constructor` of `some-rule`, expected `days`, `allow` or `strict`'],
    ],
  ])('%j', (given, expected) => {
    const found = checkOptions(rule, given);
    expect(
      found.map((problem) => `Unexpected ${problem.unexpected}, expected ${problem.expected}`),
    ).toEqual(expected);
  });

  test('of a rule that has none', () => {
    expect(checkOptions(bare, { days: 1 })[0]?.expected).toBe('no options for `some-rule`');
  });
});

test('options that can not be used leave the defaults in their place', () => {
  const options = { days: 'x', allow: ['b'], colour: 1 };
  expect(optionsOf(rule, { 'some-rule': { level: 'warn', options } })).toEqual({
    days: 30,
    allow: ['b'],
    strict: false,
  });
});
