import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, putFiles, readFiles } from '../helpers/folder.ts';
import { runMain } from '../helpers/main.ts';

const made = [
  '.github/workflows/postmortems.yml',
  '.gitignore',
  'README.md',
  'package.json',
  'posts/2024-03-12-certificate-expired.md',
  'recount.yaml',
];

describe('recount init', () => {
  test('makes a site that has no messages and can be built', async () => {
    const cwd = makeFolder();
    const run = await runMain(['init', 'x'], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('cd x && ');
    const root = join(cwd, 'x');
    expect(Object.keys(readFiles(root))).toEqual(made);
    expect(await runMain(['check', '--max-warnings', '0'], { cwd: root })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('no messages'),
    });
    const build = await runMain(['build', '--url', 'https://example.org/'], { cwd: root });
    expect(build).toMatchObject({ code: 0, stderr: '' });
    expect(Object.keys(readFiles(root))).toContain(
      '_site/postmortems/2024-03-12-certificate-expired/index.html',
    );
  });

  test('keeps what is there', async () => {
    const cwd = makeFolder({ 'README.md': 'mine', 'posts/a.md': 'mine' });
    const run = await runMain(['init'], { cwd });
    expect(run.stdout).toContain('kept README.md\n');
    expect(run.stdout).toContain('made recount.yaml\n');
    const files = readFiles(cwd);
    expect(String(files['README.md'])).toBe('mine');
    expect(Object.keys(files).filter((path) => path.startsWith('posts/'))).toEqual(['posts/a.md']);
    putFiles(cwd, { 'recount.yaml': 'title: Ours\n' });
    const before = readFiles(cwd);
    expect((await runMain(['init'], { cwd })).stdout).not.toContain('made');
    expect(readFiles(cwd)).toEqual(before);
  });

  test('a file in the way of its folder is an error of the user', async () => {
    const cwd = makeFolder({ x: 'a file' });
    expect(await runMain(['init', 'x'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("can't be written"),
    });
  });
});
