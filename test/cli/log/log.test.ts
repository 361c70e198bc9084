import { existsSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Files, makeFolder, readFiles } from '../../helpers/folder.ts';
import { runMain } from '../../helpers/main.ts';
import { runRecount } from '../../helpers/recount.ts';

const draft = (fields = '', timeline = '- 14:05 Down\n'): string =>
  `---\ntitle: A\ndate: 2024-05-15\nstatus: draft\ntimezone: UTC\n${fields}---\n\n## Timeline\n\n${timeline}`;

/** Runs `recount log` at noon of 15 May 2024 and gives the file that it wrote to. */
async function run(argv: readonly string[], files: Files, stdin = '') {
  const cwd = makeFolder(files);
  const result = await runMain(['log', ...argv], {
    cwd,
    readStdin: async () => Buffer.from(stdin),
  });
  const path = result.stdout.split(':')[0] ?? '';
  return {
    ...result,
    cwd,
    text: path.endsWith('.md') ? readFileSync(join(cwd, path), 'utf8') : null,
  };
}

describe('what is written', () => {
  test('a message with the time of now, and where it went', async () => {
    const { code, stdout, stderr, text } = await run(['Rolled', 'back'], { 'posts/a.md': draft() });
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'posts/a.md:10: 12:00 Rolled back\n',
      stderr: '',
    });
    expect(text).toBe(draft('', '- 12:00 Rolled back\n- 14:05 Down\n'));
  });

  test('a kind and a time', async () => {
    const argv = ['First alert', '--kind', 'Detection', '--at', '14:12', '--post', 'a'];
    const { stdout, text } = await run(argv, {
      'posts/a.md': draft('', '- 2024-05-14 14:05 Down\n'),
    });
    expect(stdout).toBe('posts/a.md:11: 2024-05-14 14:12 [detection] First alert\n');
    expect(text).toContain('- 2024-05-14 14:12 [detection] First alert\n');
  });

  test.each([
    ['11:30', '2024-05-15 11:30'],
    ['12:01', '2024-05-15 12:01'],
    ['23:50', '2024-05-14 23:50'],
    ['2024-05-16 10:00', '2024-05-16 10:00'],
    ['2pm', '2024-05-14 14:00'],
    ['now', '2024-05-15 12:00'],
  ])('--at %s is the last such time', async (at, stamp) => {
    const { stdout } = await run(['x', '--at', at], {
      'posts/a.md': draft('', '- 2024-05-10 14:05 Down\n'),
    });
    expect(stdout).toBe(`posts/a.md:11: ${stamp} x\n`);
  });

  test('standard input, as one line', async () => {
    const { text } = await run(['-'], { 'posts/a.md': draft() }, 'disk full\n  on db-1\u0007\n');
    expect(text).toContain('- 12:00 disk full on db-1\n');
  });

  test('a mark at the start of the file, its line ends and its bytes stay', async () => {
    const before = `\uFEFF${draft('', '- 11:05 Down — é\n').replaceAll('\n', '\r\n')}`;
    const { text } = await run(['x'], { 'posts/a.md': before });
    expect(text).toBe(before.replace('é\r\n', 'é\r\n- 12:00 x\r\n'));
  });

  test('through a link the file itself is written', async () => {
    const cwd = makeFolder({ 'drafts/a.md': draft(), 'posts/README.md': '' });
    symlinkSync('../drafts/a.md', join(cwd, 'posts/a.md'));
    const { code } = await runMain(['log', 'x'], { cwd });
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'drafts/a.md'), 'utf8')).toContain('- 12:00 x\n');
  });
});

describe('which post it goes to', () => {
  const files = {
    'posts/old.md': draft().replace('2024-05-15', '2024-05-10'),
    'posts/new.md': draft('resolved: 2024-05-15T11:00:00Z\n'),
    'posts/done.md': draft().replace('draft', 'published').replace('2024-05-15', '2024-05-16'),
    'posts/broken.md': '---\ntitle: [\n---\n',
  };

  test('the newest draft that is not resolved', async () => {
    expect((await run(['x'], files)).stdout).toMatch(/^posts\/old\.md:/);
    const { 'posts/old.md': _old, ...others } = files;
    expect((await run(['x'], others)).stdout).toMatch(/^posts\/new\.md:/);
  });

  test.each(['done', 'posts/done.md', './posts/done.md'])(
    'the one that --post %s names',
    async (name) => {
      expect((await run(['x', '--post', name], files)).stdout).toMatch(/^posts\/done\.md:/);
    },
  );

  test('the one of an id', async () => {
    const { stdout } = await run(['x', '--post', 'INC-7'], { 'posts/a.md': draft('id: INC-7\n') });
    expect(stdout).toMatch(/^posts\/a\.md:/);
  });

  test.each<[argv: string[], files: Files, told: string]>([
    [['x'], { 'posts/a.md': draft(), 'posts/b.md': draft() }, 'several drafts of 2024-05-15'],
    [['x'], { 'posts/done.md': files['posts/done.md'] }, 'There is no draft to write to'],
    [['x', '--post', 'don'], files, 'Did you mean `done`?'],
    [['x', '--post', '../x.md'], files, '`../x.md` names no post'],
    [['x', '--post', 'recount.yaml'], { ...files, 'recount.yaml': '' }, 'is no post of this site'],
    [['  '], files, 'An entry needs a message'],
    [['x', '--kind', 'detect'], files, 'Did you mean `detection`?'],
    [['x', '--at', 'soon'], files, '--at: `soon` is no time in UTC'],
    [['x', '--post', 'a'], { 'posts/a.md': Buffer.from([0xe9, 0x0a]) }, 'names no post'],
  ])('%j is refused and nothing is written', async (argv, there, told) => {
    const { code, stdout, stderr, cwd } = await run(argv, there);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
    for (const [path, bytes] of Object.entries(readFiles(cwd))) {
      expect(bytes).toEqual(Buffer.from(there[path] as string));
    }
  });
});

describe('several at once', () => {
  const lockOf = (cwd: string): string => join(cwd, 'posts/.a.md.lock');

  test('every message of twenty processes is there once, and none is torn', async () => {
    const cwd = makeFolder({ 'posts/a.md': draft() });
    const names = Array.from({ length: 20 }, (_, index) => `message ${index} ${'x'.repeat(100)}`);
    const runs = await Promise.all(names.map((name) => runRecount(['log', name], cwd)));
    expect(runs.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(names.map(() => '0 '));
    const lines = readFileSync(join(cwd, 'posts/a.md'), 'utf8').split('\n');
    const told = lines.filter((line) => line.includes('message'));
    expect(told.map((line) => line.replace(/^- (?:[\d-]+ )?\d\d:\d\d /, '')).sort()).toEqual(
      [...names].sort(),
    );
    expect(Object.keys(readFiles(cwd))).toEqual(['posts/a.md']);
  }, 300_000);

  test('the lock of a process that is gone is taken over', async () => {
    const cwd = makeFolder({ 'posts/a.md': draft() });
    writeFileSync(lockOf(cwd), `999999999 ${hostname()} abc`);
    const runs = await Promise.all(
      ['first', 'second', 'third'].map((name) => runMain(['log', name], { cwd })),
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    const text = readFileSync(join(cwd, 'posts/a.md'), 'utf8');
    for (const name of ['first', 'second', 'third']) expect(text.split(name)).toHaveLength(2);
    expect(existsSync(lockOf(cwd))).toBe(false);
  });

  test.each([
    ['of this machine', `1 ${hostname()} abc`, 11],
    ['of another machine', '1 elsewhere abc', 11],
    ['that nobody has written into', '', 11],
  ])('an old lock %s counts no more', async (_whose, holder, seconds) => {
    const cwd = makeFolder({ 'posts/a.md': draft() });
    writeFileSync(lockOf(cwd), holder);
    const made = Date.now() / 1000 - seconds;
    utimesSync(lockOf(cwd), made, made);
    expect((await runMain(['log', 'first'], { cwd })).code).toBe(0);
    expect(Object.keys(readFiles(cwd))).toEqual(['posts/a.md']);
  });

  test('so is every message of one process', async () => {
    const cwd = makeFolder({ 'posts/a.md': draft() });
    const names = Array.from({ length: 10 }, (_, index) => `m${index}.`);
    await Promise.all(names.map((name) => runMain(['log', name], { cwd })));
    const text = readFileSync(join(cwd, 'posts/a.md'), 'utf8');
    expect(names.map((name) => text.split(name).length)).toEqual(names.map(() => 2));
  });
});
