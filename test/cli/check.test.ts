import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { makeFolder, runCli } from './run-cli.ts';

const body = `
# Sign-ups failed

On Wednesday 28-07-2017 nobody could sign up.

## Timeline (UTC)

- 2017-06-28 10:05 [detected] The alert fires.

## Action items

- [x] Renew the certificate
`;

const yaml = `---
title: Sign-ups failed
date: 2017-06-28
severety: SEV2
status: finished
started: 2017-06-28T10:05:00Z
resolved: 2017-06-28T09:50:00Z
---
${body}`;

const toml = `+++
title = "Sign-ups failed"
date = 2017-06-28
severety = "SEV2"
status = "finished"
started = 2017-06-28T10:05:00Z
resolved = 2017-06-28T09:50:00Z
+++
${body}`;

const good = `---
title: Sign-ups failed
date: 2024-05-01
started: 2024-05-01T10:05:00Z
detected: 2024-05-01T10:20:00Z
resolved: 2024-05-01T10:55:00Z
---

## Timeline (UTC)

- 10:05 Sign-ups begin to fail.
- 10:20 [detected] The alert fires.
- 10:55 [resolved] Sign-ups work again.

## Root cause

The certificate had expired.

## Action items

- [x] Renew the certificate
- [ ] Alert on failed sign-ups (owner: @ana, due: 2024-06-15)
`;

async function checkJson(cwd: string, ...argv: string[]) {
  const { code, stdout } = await runCli(['check', '--format', 'json', ...argv], { cwd });
  const { messages, posts } = JSON.parse(stdout) as { messages: Message[]; posts: number };
  const found = messages.map(({ path, place, ruleId }) => {
    const at = place === null ? '-' : `${place.start.line}:${place.start.column}`;
    return `${path} ${at} ${ruleId}`;
  });
  return { code, posts, found, messages };
}

test('five faults of different kinds are found in one run, in YAML and TOML alike', async () => {
  const cwd = makeFolder({ 'posts/in-toml.md': toml, 'posts/in-yaml.md': yaml });
  const { code, found } = await checkJson(cwd, '--level', 'error');
  expect(code).toBe(1);
  expect(found).toEqual([
    'posts/in-toml.md 4:1 field-unknown',
    'posts/in-toml.md 5:10 field-value',
    'posts/in-toml.md 7:12 milestone-order',
    'posts/in-toml.md 10:1 section-missing',
    'posts/in-toml.md 12:4 weekday-date',
    'posts/in-yaml.md 4:1 field-unknown',
    'posts/in-yaml.md 5:9 field-value',
    'posts/in-yaml.md 7:11 milestone-order',
    'posts/in-yaml.md 10:1 section-missing',
    'posts/in-yaml.md 12:4 weekday-date',
  ]);
});

test('a good post is quiet', async () => {
  const cwd = makeFolder({ 'posts/good.md': good });
  const { code, stdout, stderr } = await runCli(['check'], { cwd });
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: '✔ 1 post, no messages\n',
    stderr: '',
  });
});

describe('paths', () => {
  const files = {
    'posts/2024/bad.md': '# Bad\n',
    'posts/2024/worse.md': '# Worse\n',
    'posts/good.md': good,
    'README.md': 'Read me.\n',
  };

  test.each([
    ['a file', ['posts/2024/bad.md'], ['posts/2024/bad.md'], 1],
    ['a folder', ['posts/2024'], ['posts/2024/bad.md', 'posts/2024/worse.md'], 2],
    ['a folder with a slash', ['posts/2024/'], ['posts/2024/bad.md', 'posts/2024/worse.md'], 2],
    ['the whole site', ['.'], ['posts/2024/bad.md', 'posts/2024/worse.md'], 3],
    ['several', ['posts/good.md', 'posts/2024/bad.md'], ['posts/2024/bad.md'], 2],
    ['a good file among bad ones', ['posts/good.md'], [], 1],
  ])('may be %s', async (_, paths, expected, count) => {
    const { messages, posts, code } = await checkJson(makeFolder(files), ...paths);
    expect([...new Set(messages.map(({ path }) => path))]).toEqual(expected);
    expect(posts).toBe(count);
    expect(code).toBe(expected.length > 0 ? 1 : 0);
  });

  test('are read from the current folder, wherever the root is', async () => {
    const root = makeFolder(files);
    const { messages } = await checkJson(`${root}/posts/2024`, '--root', '../..', 'bad.md');
    expect(new Set(messages.map(({ path }) => path))).toEqual(new Set(['posts/2024/bad.md']));
  });

  test.each([
    ['that are not there', 'posts/gone.md', /no file or folder `posts\/gone\.md`/],
    ['that are no posts', 'README.md', /`README\.md` is no post/],
    ['outside the site', '..', /`\.\.` is no post/],
  ])('%s are refused', async (_, path, expected) => {
    const { code, stdout, stderr } = await runCli(['check', path], { cwd: makeFolder(files) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(expected);
  });
});

describe('exit codes', () => {
  const warning = good.replace('@ana, due: 2024-06-15', 'due: 2024-06-15').replace('owner: ', '');

  test.each([
    ['0 with warnings', [], 0],
    ['0 with as many warnings as allowed', ['--max-warnings', '1'], 0],
    ['1 with more warnings than allowed', ['--max-warnings', '0'], 1],
    [
      '1 with more warnings than allowed, shown or not',
      ['--max-warnings', '0', '--level', 'error'],
      1,
    ],
    ['2 for an unknown format', ['--format', 'xml'], 2],
    ['2 for a format that every object has', ['--format', 'constructor'], 2],
    ['2 for an unknown level', ['--level', 'warning'], 2],
    ['2 for no number', ['--max-warnings', 'none'], 2],
    ['2 for an unknown option', ['--formatt', 'json'], 2],
    ['2 without a site', ['--root', 'gone'], 2],
  ])('%s', async (_, argv, expected) => {
    const cwd = makeFolder({ 'posts/post.md': warning });
    const { code, stderr } = await runCli(['check', ...argv], { cwd });
    expect(code).toBe(expected);
    expect(stderr === '').toBe(expected !== 2);
  });
});

describe('colour', () => {
  const hasColour = async (isTTY: boolean, env: Record<string, string>) => {
    const cwd = makeFolder({ 'posts/post.md': '# Bad\n' });
    return (await runCli(['check'], { cwd, isTTY, env })).stdout.includes('\u001b[');
  };

  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [false, { FORCE_COLOR: '1' }, true],
  ])('on a terminal (%s) with %j', async (isTTY, env, expected) => {
    expect(await hasColour(isTTY, env)).toBe(expected);
  });
});

test('levels and options come from the configuration', async () => {
  const cwd = makeFolder({
    'recount.yaml': 'rules:\n  frontmatter-missing: off\n  section-missing: [warn, {}]\n',
    'posts/post.md': '# Bad\n',
  });
  const { messages } = await checkJson(cwd);
  const levels = new Map(messages.map(({ ruleId, level }) => [ruleId, level]));
  expect(levels.get('section-missing')).toBe('warn');
  expect(levels.has('frontmatter-missing')).toBe(false);
});

test('links between posts and to files are looked up in the whole site', async () => {
  const cwd = makeFolder({
    'posts/a.md': `${good}\n[b](b.md#root-cause) [c](c.md) [top](b.md) ![A rising line](images/x.png) ![A line](images/y.png) [file](/data.csv) [gone](/gone.csv)\n`,
    'posts/b.md': good,
    'posts/images/x.png': '',
    'public/data.csv': '',
  });
  const { found } = await checkJson(cwd, 'posts/a.md');
  expect(found).toEqual([
    'posts/a.md 24:22 link-dead',
    'posts/a.md 24:75 image-missing',
    'posts/a.md 24:117 link-dead',
  ]);
});
