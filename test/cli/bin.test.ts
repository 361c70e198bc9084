import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { postText } from '../helpers/posts.ts';
import { projectRoot, runRecount } from '../helpers/recount.ts';

const bin = join(projectRoot, 'dist/cli/bin.js');

test('the compiled command has its exit codes and prints no stack traces', async () => {
  const cwd = makeFolder({ 'posts/a.md': postText({ severity: 'huge' }) });
  expect(await runRecount(['--version'], cwd)).toMatchObject({ code: 0, stderr: '' });
  expect(await runRecount(['check'], cwd)).toMatchObject({ code: 1, stderr: '' });
  const usage = await runRecount(['check', '--what'], cwd);
  expect(usage.code).toBe(2);
  expect(usage.stderr).not.toContain('    at ');
});

test('a reader that goes away does not change what a command does', async () => {
  const cwd = makeFolder({ 'posts/a.md': postText({ severity: 'huge' }) });
  const child = spawn(process.execPath, [bin, 'check'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(stderr).toBe('');
});

test('a pipe in the place of a post is told of, one in that of an image is no image: neither is waited for', async () => {
  const cwd = makeFolder({ 'posts/a.md': `${postText()}\n![What it shows](b.png)\n` });
  execFileSync('mkfifo', ['posts/c.md', 'posts/b.png'], { cwd });
  for (const command of ['check', 'build']) {
    const { code, stdout, stderr } = await runRecount([command], cwd);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('Unexpected thing that is no file');
    expect(stdout + stderr).toContain('Unexpected image `b.png`');
  }
});

test('a server whose reader goes away ends', async () => {
  const cwd = makeFolder({ 'posts/a.md': postText() });
  const child = spawn(process.execPath, [bin, 'dev', '--port', '0'], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.stdout.destroy();
  expect(await once(child, 'close')).toEqual([0, null]);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the server', async (signal) => {
  const cwd = makeFolder({ 'posts/a.md': postText() });
  const child = spawn(process.execPath, [bin, 'dev', '--port', '0'], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  child.kill(signal);
  expect(await once(child, 'close')).toEqual([0, null]);
});
