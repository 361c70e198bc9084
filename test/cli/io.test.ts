import { expect, test } from 'vitest';
import { wantsColour } from '../../src/cli/io.ts';

const sink = (isTTY: boolean) => ({ isTTY, columns: 80, write: () => {} });

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [true, { FORCE_COLOR: '' }, true],
])('a terminal: %s, environment %j → colour: %s', (isTTY, env, colour) => {
  expect(wantsColour(sink(isTTY), env)).toBe(colour);
});
