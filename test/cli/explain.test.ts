import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { ruleIds } from '../../src/rules/index.ts';
import { runCli } from './run-cli.ts';

test('without a rule it lists all, with their levels', async () => {
  const { code, stdout } = await runCli(['explain']);
  expect(code).toBe(0);
  const listed = stdout
    .split('\n')
    .flatMap((line) => /^([a-z-]+) {2,}(?:error|warn|info|off) {2,4}\S/.exec(line)?.[1] ?? []);
  expect(listed).toEqual([...ruleIds]);
});

test.each(ruleIds)('the page of %s fits a terminal', async (id) => {
  const { code, stdout } = await runCli(['explain', id]);
  expect(code).toBe(0);
  expect(stdout.split('\n')[0]).toMatch(new RegExp(`^${id}  (?:error|warn|info|off)`));
  const headings = stdout
    .split('\n')
    .filter((line) => /^\S/.test(line))
    .slice(1);
  expect(headings).toEqual(['Background', 'Examples', 'Options', 'When not to use it']);
  const prose = stdout.split('\n').filter((line) => !line.includes('│'));
  expect(prose.filter((line) => line.length > 80)).toEqual([]);
});

test('a page shows examples as they stand and messages as they come', async () => {
  const { stdout } = await runCli(['explain', 'weekday-date']);
  expect(stdout).toContain('  incorrect\n  │ ---\n  │ title: Broken migrations\n');
  expect(stdout).toContain('  messages\n  │ 6:25-6:45 Unexpected `Wednesday 28-07-2017`');
});

test('colour changes nothing but the colour', async () => {
  const plain = await runCli(['explain', 'blame-language']);
  const coloured = await runCli(['explain', 'blame-language'], { isTTY: true });
  expect(coloured.stdout).not.toBe(plain.stdout);
  expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
});

test.each([
  ['weekday-dates', 'Did you mean `weekday-date`?'],
  ['constructor', '`recount explain` lists all rules.'],
])('an unknown rule %s is told with a hint', async (id, hint) => {
  const { code, stdout, stderr } = await runCli(['explain', id]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`There is no rule \`${id}\``);
  expect(stderr).toContain(hint);
});
