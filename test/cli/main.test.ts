import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { makeFolder } from '../helpers/folder.ts';
import { runMain } from '../helpers/main.ts';

const packageJson = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

describe('the table of commands', () => {
  test('has every file of the folder', () => {
    const files = readdirSync(new URL('../../src/cli/commands/', import.meta.url))
      .filter((file) => file !== 'index.ts')
      .map((file) => file.replace(/\.ts$/, ''));
    expect(commands.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  test.each(commands)('$name has help with examples', async ({ name, summary }) => {
    const run = await runMain([name, '--help']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain(`Usage: recount ${name}`);
    expect(run.stdout).toContain(`${summary}.`);
    expect(run.stdout).toMatch(/\nExamples:\n {2}recount /);
    expect(await runMain(['help', name])).toEqual(run);
  });
});

describe('main', () => {
  test('prints the version and the help', async () => {
    expect(await runMain(['--version'])).toEqual({
      code: 0,
      stdout: `${packageJson.version}\n`,
      stderr: '',
    });
    const help = await runMain(['--help']);
    expect(help.code).toBe(0);
    for (const { name, summary } of commands) {
      expect(help.stdout).toMatch(new RegExp(`^ {2}${name}\\b.* ${summary}$`, 'm'));
    }
  });

  test('without a command prints the help and fails', async () => {
    const run = await runMain([]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('Usage: recount');
  });

  test.each([
    [['biuld'], 'Did you mean build?'],
    [['build', '--drfats'], 'Did you mean --drafts?'],
    [['build', '--out'], 'argument missing'],
    [['log'], "missing required argument 'message'"],
  ])('%j is wrong usage', async (argv, told) => {
    const run = await runMain(argv);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(told);
    expect(run.stderr).toContain('--help');
  });

  test('tells a failure of the user in two lines, its hint the second', async () => {
    const run = await runMain(['build'], { cwd: makeFolder() });
    expect(run).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error There is no folder of posts at `posts`\n' +
        'Make a site here with `recount init`, or name the folder with `posts` in the configuration.\n',
    });
  });

  test('tells a crash in one line, and its stack only when debugging', async () => {
    const now = (): number => {
      throw new TypeError('no clock');
    };
    const quiet = await runMain(['build'], { now });
    expect(quiet.code).toBe(2);
    expect(quiet.stderr).toMatch(/^error Recount failed: TypeError: no clock\n/);
    expect(quiet.stderr).toContain('--debug');
    expect(quiet.stderr).not.toContain('    at ');
    expect((await runMain(['build', '--debug'], { now })).stderr).toContain('    at ');
    expect((await runMain(['build'], { now, env: { RECOUNT_DEBUG: '1' } })).stderr).toContain(
      '    at ',
    );
  });
});
