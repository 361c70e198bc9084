import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstCommit } from '../../src/importers/git-history.ts';
import { makeFolder, putFiles } from '../helpers/folder.ts';

const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_DATE: '2019-12-31T12:00:00Z',
  GIT_COMMITTER_DATE: '2019-12-31T12:00:00Z',
};

test('tells the day on which a file entered its history, under whatever name', async () => {
  const cwd = makeFolder({ 'a.md': 'A text that is long enough to be known again.\n' });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd,
      env,
      stdio: 'pipe',
    });
  git('init', '-q');
  git('add', 'a.md');
  git('commit', '-qm', 'One');
  git('mv', 'a.md', 'b.md');
  env.GIT_AUTHOR_DATE = '2020-02-02T12:00:00Z';
  git('commit', '-qm', 'Two');
  putFiles(cwd, { 'c.md': 'new' });
  expect(await firstCommit(join(cwd, 'b.md'), process.env)).toBe('2019-12-31');
  expect(await firstCommit(join(cwd, 'c.md'), process.env)).toBeNull();
});

test('tells nothing where there is no history or no git', async () => {
  const cwd = makeFolder({ 'a.md': 'a' });
  expect(
    await firstCommit(join(cwd, 'a.md'), { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: cwd }),
  ).toBeNull();
  expect(await firstCommit(join(cwd, 'a.md'), { PATH: '' })).toBeNull();
});
