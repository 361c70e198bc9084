import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { configNames, loadConfig } from '../../src/config/load-config.ts';
import { UserError } from '../../src/message/user-error.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'recount-config-'));
});
afterEach(() => rm(root, { recursive: true }));

const write = (name: string, text: string | Buffer) => writeFile(join(root, name), text);
const contents = (name: string) =>
  name.endsWith('toml')
    ? 'title = "Ours"'
    : name.endsWith('json')
      ? '{"title": "Ours"}'
      : 'title: Ours';

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
  return 'no failure';
}

test('no file is the defaults', async () => {
  expect(await loadConfig(root, null)).toEqual({ config: defaults, messages: [], path: null });
});

test.each(configNames)('finds %s', async (name) => {
  await write(name, contents(name));
  expect(await loadConfig(root, null)).toEqual({
    config: { ...defaults, title: 'Ours' },
    messages: [],
    path: name,
  });
});

test('reads package.json where there is no file of its own', async () => {
  await write('package.json', '{"recount": {"title": "Theirs"}}');
  expect(await loadConfig(root, null)).toMatchObject({
    config: { title: 'Theirs' },
    path: 'package.json',
  });
  await write('recount.yaml', 'title: Ours');
  expect(await loadConfig(root, null)).toMatchObject({
    config: { title: 'Ours' },
    path: 'recount.yaml',
  });
});

test('a package.json without the key is none', async () => {
  await write('package.json', '{"name": "recount"}');
  expect(await loadConfig(root, null)).toMatchObject({ config: defaults, path: null });
});

test('two files are a failure', async () => {
  await write('recount.yaml', 'title: Ours');
  await write('.recount.toml', 'title = "Ours"');
  expect(await codeOf(loadConfig(root, null))).toBe('config-twice');
  expect(await loadConfig(root, '.recount.toml')).toMatchObject({ path: '.recount.toml' });
});

test('takes the file that is named', async () => {
  await mkdir(join(root, 'etc'));
  await write('etc/site.yml', 'title: Ours\nurls: x');
  const expected = {
    config: { title: 'Ours' },
    messages: [{ path: 'etc/site.yml' }],
    path: 'etc/site.yml',
  };
  expect(await loadConfig(root, 'etc/site.yml')).toMatchObject(expected);
  expect(await loadConfig(root, join(root, 'etc/site.yml'))).toMatchObject(expected);
});

test('says what it can not read', async () => {
  await write('site.js', 'process.exit(1)');
  await mkdir(join(root, 'recount.yaml'));
  expect(await codeOf(loadConfig(root, 'gone.yaml'))).toBe('path-missing');
  expect(await codeOf(loadConfig(root, 'site.js'))).toBe('usage');
  expect(await codeOf(loadConfig(root, null))).toBe('unreadable');
});

test('takes a byte-order mark, and no other encoding than UTF-8', async () => {
  await write('recount.yaml', '\uFEFFtitle: Ours');
  expect(await loadConfig(root, null)).toMatchObject({ config: { title: 'Ours' }, messages: [] });
  await write('recount.yaml', Buffer.from('title: Größe', 'latin1'));
  expect(await loadConfig(root, null)).toMatchObject({
    config: defaults,
    messages: [{ ruleId: 'config-syntax', place: { start: { line: 1, column: 1 } } }],
  });
});
