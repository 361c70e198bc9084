import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reporters } from '../../src/cli/reporters/index.ts';
import { makeFolder, runCli } from './run-cli.ts';

const good = `---
title: Sign-ups failed
date: 2024-05-01
---

## Timeline (UTC)

- 10:05 [detected] The alert fires.
- 10:20 [resolved] Sign-ups work again.

## Root cause

The certificate had expired.

## Action items

- [x] Renew the certificate
`;
const bad = '# Bad\n';

describe('--staged', () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd });
  const checkout = (files: Readonly<Record<string, string>>) => {
    const cwd = makeFolder(files);
    git(cwd, 'init', '-q');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-qm', 'All');
    return cwd;
  };
  const put = (cwd: string, path: string, text: string) => {
    mkdirSync(join(cwd, path, '..'), { recursive: true });
    writeFileSync(join(cwd, path), text);
  };
  const staged = async (cwd: string, ...argv: string[]) => {
    const run = await runCli(['check', '--staged', '--format', 'json', ...argv], {
      cwd,
      env: { PATH: process.env.PATH ?? '' },
    });
    const { posts, messages } = JSON.parse(run.stdout) as {
      posts: number;
      messages: { path: string }[];
    };
    return { code: run.code, posts, paths: [...new Set(messages.map(({ path }) => path))] };
  };

  test('looks at what is staged, not at what stands on the disk', async () => {
    const cwd = checkout({ 'posts/a.md': good, 'posts/b.md': good, 'posts/old.md': bad });
    put(cwd, 'posts/a.md', bad);
    put(cwd, 'posts/ä b.md', bad);
    git(cwd, 'add', '.');
    put(cwd, 'posts/a.md', good);
    put(cwd, 'posts/b.md', bad);
    rmSync(join(cwd, 'posts/ä b.md'));
    expect(await staged(cwd)).toEqual({
      code: 1,
      posts: 2,
      paths: ['posts/a.md', 'posts/ä b.md'],
    });
  });

  test('is quiet where nothing is staged, or only what is no post', async () => {
    const cwd = checkout({ 'posts/old.md': bad });
    put(cwd, 'posts/README.md', 'Read me.\n');
    put(cwd, 'posts/_draft.md', bad);
    put(cwd, 'notes.md', bad);
    git(cwd, 'add', '.');
    expect(await staged(cwd)).toEqual({ code: 0, posts: 0, paths: [] });
  });

  test('knows that a post is gone', async () => {
    const linking = `${good}\n[other](b.md)\n`;
    const cwd = checkout({ 'posts/a.md': good, 'posts/b.md': good });
    put(cwd, 'posts/a.md', linking);
    git(cwd, 'add', '.');
    git(cwd, 'rm', '-q', '--cached', 'posts/b.md');
    expect(await staged(cwd)).toEqual({ code: 1, posts: 1, paths: ['posts/a.md'] });
  });

  test('looks at pages of the house too', async () => {
    const cwd = checkout({
      'posts/a.md': good,
      'pages/how.md': '# How\n',
      'pages/who.md': '# Who\n',
    });
    put(cwd, 'pages/how.md', '# How\n\n[where](where.md) and [who](who.md)\n');
    put(cwd, 'pages/new.md', '# New\n\n[how](how.md)\n');
    git(cwd, 'add', '.');
    git(cwd, 'rm', '-q', '--cached', 'pages/who.md');
    put(cwd, 'pages/how.md', '# How\n');
    rmSync(join(cwd, 'pages/new.md'));
    const run = await runCli(['check', '--staged'], { cwd, env: { PATH: process.env.PATH ?? '' } });
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/pages\/how\.md\n +3:1 .*`where\.md`/);
    expect(run.stdout).toMatch(/ +3:23 .*`who\.md`/);
    expect(run.stdout).not.toContain('pages/new.md');
  });

  test('works for a site in a folder of the checkout', async () => {
    const cwd = checkout({ 'site/posts/a.md': good, 'posts/b.md': good });
    put(cwd, 'site/posts/a.md', bad);
    put(cwd, 'posts/b.md', bad);
    git(cwd, 'add', '.');
    expect(await staged(cwd, '--root', 'site')).toMatchObject({ paths: ['posts/a.md'] });
    // As a hook is told of it.
    const env = { PATH: process.env.PATH ?? '', GIT_INDEX_FILE: '.git/index' };
    const run = await runCli(['check', '--staged', '--root', 'site'], { cwd, env });
    expect(run).toMatchObject({ code: 1, stdout: expect.stringContaining('posts/a.md\n') });
  });

  test('is refused outside a checkout', async () => {
    const cwd = makeFolder({ 'posts/a.md': good });
    const env = { PATH: process.env.PATH ?? '', GIT_CEILING_DIRECTORIES: join(cwd, '..') };
    const { code, stderr } = await runCli(['check', '--staged'], { cwd, env });
    expect(code).toBe(2);
    expect(stderr).toContain('--staged works inside a checkout of git.');
  });
});

describe('--stdin-path', () => {
  test('reads one post as if it stood there, and writes nothing', async () => {
    const cwd = makeFolder({ 'posts/a.md': good, 'posts/b.md': bad });
    const stdin = `\uFEFF${good.replace('date:', 'dade:')}\n[b](b.md)\n`;
    const { code, stdout } = await runCli(['check', '--stdin-path', 'posts/a.md'], { cwd, stdin });
    expect(code).toBe(1);
    expect(stdout).toContain('3:1  error  Unexpected key `dade`, expected `date`');
    expect(stdout).toContain('│ dade: 2024-05-01');
    expect(stdout).not.toContain('link-dead');
    expect(stdout).not.toContain('posts/b.md');
    expect(readFileSync(join(cwd, 'posts/a.md'), 'utf8')).toBe(good);
  });

  test('may name a page of the house', async () => {
    const cwd = makeFolder({ 'posts/a.md': good, 'pages/how.md': '# How\n\n[where](where.md)\n' });
    const argv = ['check', '--stdin-path', 'pages/how.md'];
    expect(await runCli(argv, { cwd, stdin: '# How\n\n[a](../posts/a.md)\n' })).toMatchObject({
      code: 0,
      stdout: '✔ 0 posts, no messages\n',
    });
    const { code, stdout } = await runCli(argv, { cwd, stdin: '# How\n\nSee [b](b.md)\n' });
    expect(code).toBe(1);
    expect(stdout).toContain('3:5  error  Unexpected link to `b.md`');
  });

  test('may name a post that is not there yet', async () => {
    const cwd = makeFolder({ 'posts/a.md': good });
    const argv = ['check', '--stdin-path', 'posts/2024/new.md'];
    expect(await runCli(argv, { cwd, stdin: good })).toMatchObject({
      code: 0,
      stdout: '✔ 1 post, no messages\n',
    });
  });
});

test.each([
  [['--staged', 'posts/a.md']],
  [['--staged', '--fix']],
  [['--staged', '--stdin-path', 'posts/a.md']],
  [['--stdin-path', 'posts/a.md', '--fix']],
  [['--stdin-path', '../a.md']],
  [['--stdin-path', 'posts/a.txt']],
  [['--dry-run']],
])('%j is refused', async (argv) => {
  const cwd = makeFolder({ 'posts/a.md': good });
  expect((await runCli(['check', ...argv], { cwd })).code).toBe(2);
});

test('what is wrong in the configuration is told, whichever posts are asked for', async () => {
  const cwd = makeFolder({ 'posts/a.md': good, 'recount.yaml': 'titel: Incidents\n' });
  const { code, stdout } = await runCli(['check', 'posts/a.md'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('recount.yaml\n  1:1  error  Unexpected key `titel`, expected `title`');
  expect(stdout).toContain('│ titel: Incidents');
  for (const format of Object.keys(reporters)) {
    expect((await runCli(['check', '--format', format], { cwd })).stdout).toContain('config-key');
  }
});
