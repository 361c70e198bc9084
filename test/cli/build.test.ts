import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, readFiles } from '../helpers/folder.ts';
import { noon, runMain } from '../helpers/main.ts';
import { postText } from '../helpers/posts.ts';

/** So that a build has nothing to remark. */
const address = ['--url', 'https://example.org/'];

describe('recount build', () => {
  test('writes the site and says so in one line', async () => {
    const cwd = makeFolder({ 'posts/a.md': postText() });
    const run = await runMain(['build', ...address], { cwd });
    expect(run).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^1 post, \d+ pages in _site \(0\.0 s\)\n$/),
      stderr: '',
    });
    expect(readdirSync(cwd).sort()).toEqual(['.recount-cache', '_site', 'posts']);
  });

  test('takes root, output and address from the command line', async () => {
    const cwd = makeFolder({ 'site/posts/a.md': postText(), 'site/recount.yaml': 'out: other\n' });
    const run = await runMain(
      ['build', '--root', 'site', '--out', 'public/site', '--url', 'https://example.org/sub'],
      { cwd },
    );
    expect(run.stdout).toContain(' in public/site (');
    expect(readFileSync(join(cwd, 'public/site/feed.xml'), 'utf8')).toContain(
      'https://example.org/sub/postmortems/a/',
    );
    expect(readdirSync(join(cwd, 'site')).sort()).toEqual([
      '.recount-cache',
      'posts',
      'recount.yaml',
    ]);
  });

  test('warnings are counted, with the way to read them', async () => {
    const text = postText().replace('[x] Limit', '[ ] Limit').replace('owner: @ana, ', '');
    const cwd = makeFolder({ 'posts/a.md': text });
    const run = await runMain(['build', ...address], { cwd });
    const check = await runMain(['check'], { cwd });
    const warnings = /(\d+) warnings?/.exec(check.stdout)?.[0];
    expect(run).toMatchObject({
      code: 0,
      stderr: `${warnings} in the posts: see \`recount check\`\n`,
    });
  });

  test('what is left out without an address is told', async () => {
    const cwd = makeFolder({ 'posts/a.md': postText() });
    const run = await runMain(['build'], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: expect.stringMatching(/^No feeds .*--url/) });
    expect(Object.keys(readFiles(cwd))).not.toContain('_site/feed.xml');
  });

  test('an error in a post stops it with the message that check has', async () => {
    const cwd = makeFolder({ 'posts/a.md': postText({ severity: 'huge' }) });
    const run = await runMain(['build'], { cwd });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    const check = await runMain(['check', '--level', 'error'], { cwd });
    expect(run.stderr).toBe(`${check.stdout}Nothing was written.\n`);
    expect(readdirSync(cwd).sort()).toEqual(['.recount-cache', 'posts']);
  });

  test('so does an error in the configuration', async () => {
    const cwd = makeFolder({ 'posts/a.md': postText(), 'recount.toml': 'titel = "x"\n' });
    const run = await runMain(['build'], { cwd });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain('config-key');
    expect(readdirSync(cwd).sort()).toEqual(['posts', 'recount.toml']);
  });

  test('drafts are part of it only when asked for', async () => {
    const cwd = makeFolder({ 'posts/a.md': postText({ status: 'draft' }) });
    const page = '_site/postmortems/a/index.html';
    await runMain(['build'], { cwd });
    expect(Object.keys(readFiles(cwd))).not.toContain(page);
    await runMain(['build', '--drafts'], { cwd });
    expect(Object.keys(readFiles(cwd))).toContain(page);
  });

  test.each([
    [['--url', 'example.org'], 'address `example.org`'],
    [['--url', 'javascript:alert(1)'], 'address'],
    [['--out', '.'], 'files that Recount did not make'],
    [['--out', 'posts'], 'files that Recount did not make'],
    [['--config', 'gone.yaml'], 'There is no file or folder'],
    [['--root', 'gone'], 'There is no folder'],
  ])('%j is refused and changes nothing', async (options, told) => {
    const cwd = makeFolder({ 'posts/a.md': postText() });
    const run = await runMain(['build', ...options], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(told);
    expect(Object.keys(readFiles(cwd))).toEqual(['posts/a.md']);
  });

  test('shows progress on a terminal, and takes it away', async () => {
    const cwd = makeFolder({ 'posts/a.md': postText() });
    let shown = '';
    const write = (text: string): void => {
      shown += text;
    };
    await runMain(['build', ...address], { cwd, stderr: { write, isTTY: true, columns: 80 } });
    expect(shown).toMatch(/0 of \d+ pages written/);
    expect(shown.endsWith('\r\u001b[K')).toBe(true);
  });

  test('SOURCE_DATE_EPOCH stands in for the clock', async () => {
    const cwd = makeFolder({ 'posts/a.md': postText() });
    const SOURCE_DATE_EPOCH = String(noon / 1000);
    const later = () => noon + 400 * 24 * 3600 * 1000;
    await runMain(['build'], { cwd });
    const first = readFiles(cwd);
    await runMain(['build'], { cwd, env: { SOURCE_DATE_EPOCH }, now: later });
    expect(readFiles(cwd)).toEqual(first);
  });
});
