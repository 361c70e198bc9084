import { EventEmitter, once } from 'node:events';
import { expect, test } from 'vitest';
import { type Files, makeFolder } from '../helpers/folder.ts';
import { runMain } from '../helpers/main.ts';
import { postText } from '../helpers/posts.ts';

/** Runs `recount dev` until its home page has been looked at. */
async function serve(files: Files, options: readonly string[] = []) {
  const stop = new AbortController();
  const stdout = new EventEmitter();
  const running = runMain(['dev', '--port', '0', ...options], {
    cwd: makeFolder(files),
    signal: stop.signal,
    stdout: { write: (text) => stdout.emit('text', text), isTTY: false, columns: 80 },
  });
  const [address] = (await once(stdout, 'text')) as [string];
  const home = await (await fetch(address.trim())).text();
  stop.abort();
  return { address, home, ended: await running };
}

test('prints its address, serves the site with drafts, and ends when interrupted', async () => {
  const { address, home, ended } = await serve({
    'posts/a.md': postText({ title: 'Not finished', status: 'draft' }),
  });
  expect(address).toMatch(/^http:\/\/localhost:\d+\/\n$/);
  expect(home).toContain('Not finished');
  expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
  await expect(fetch(address.trim())).rejects.toThrow();
});

test('leaves drafts out when told to', async () => {
  const { home } = await serve(
    { 'posts/a.md': postText({ title: 'Not finished', status: 'draft' }) },
    ['--no-drafts'],
  );
  expect(home).not.toContain('<h3 class="row-title">');
});

test('a site that can not be read yet is served too', async () => {
  const { home } = await serve({});
  expect(home).toContain('There is no folder of posts');
});

test.each(['x', '-1', '65536', '1e3', ''])('port %j is wrong usage', async (port) => {
  const result = await runMain(['dev', `--port=${port}`], { cwd: makeFolder() });
  expect(result).toMatchObject({ code: 2, stdout: '' });
});
