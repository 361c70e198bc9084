import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openOutput } from '../../src/eleventy/output-folder.ts';
import { makeFolder, putFiles, readFiles } from '../helpers/folder.ts';

/** Builds a site of one file. */
async function build(out: string, text: string): Promise<void> {
  const output = await openOutput(out, []);
  writeFileSync(join(output.staging, 'index.html'), text);
  await output.commit();
  await output.close();
}

const site = (out: string): string => String(readFiles(out)['index.html']);

describe('openOutput', () => {
  test('puts a new site in the place of the old one and leaves nothing beside it', async () => {
    const root = makeFolder();
    const out = join(root, 'deep/_site');
    await build(out, 'one');
    expect(site(out)).toBe('one');
    await build(out, 'two');
    expect(site(out)).toBe('two');
    expect(readdirSync(join(root, 'deep'))).toEqual(['_site']);
  });

  test('changes nothing without a commit', async () => {
    const out = join(makeFolder(), '_site');
    await build(out, 'one');
    const output = await openOutput(out, []);
    writeFileSync(join(output.staging, 'index.html'), 'two');
    await output.close();
    expect(site(out)).toBe('one');
    expect(readdirSync(join(out, '..'))).toEqual(['_site']);
  });

  test('refuses what it did not make, and takes an empty folder', async () => {
    const root = makeFolder({ 'mine/notes.txt': 'keep', file: 'keep' });
    for (const name of ['mine', 'file']) {
      await expect(openOutput(join(root, name), [])).rejects.toMatchObject({
        code: 'output-foreign',
      });
    }
    expect(Object.keys(readFiles(root))).toEqual(['file', 'mine/notes.txt']);
    const empty = makeFolder();
    await build(empty, 'one');
    expect(site(empty)).toBe('one');
  });

  test('refuses a folder that holds a part of the site, by its true path', async () => {
    const root = makeFolder({
      'posts/a.md': '',
      '_site/.recount-site': '',
      '_site/posts/a.md': '',
    });
    symlinkSync('_site', join(root, 'alias'));
    for (const out of ['_site', 'alias']) {
      await expect(openOutput(join(root, out), [join(root, '_site/posts')])).rejects.toMatchObject({
        code: 'output-foreign',
      });
    }
    await expect(openOutput(root, [root])).rejects.toMatchObject({ code: 'output-foreign' });
    await build(join(root, 'other'), 'one');
  });

  test('follows a link to where the site is kept', async () => {
    const root = makeFolder({ 'store/x': '' });
    symlinkSync('store/live', join(root, '_site'));
    await build(join(root, 'store/live'), 'one');
    await build(join(root, '_site'), 'two');
    expect(site(join(root, 'store/live'))).toBe('two');
  });

  test('lets one build at a time run', async () => {
    const root = makeFolder();
    const out = join(root, '_site');
    const first = await openOutput(out, []);
    await expect(openOutput(out, [])).rejects.toMatchObject({ code: 'build-running' });
    await first.close();
    writeFileSync(join(root, '._site.recount-lock'), `${process.ppid} ${hostname()}\n`);
    await expect(openOutput(out, [])).rejects.toMatchObject({ code: 'build-running' });
  });

  test.each([
    ['a process that is gone', `${spawnSync(process.execPath, ['-e', '']).pid} ${hostname()}\n`],
    ['this process before it began', `${process.pid} ${hostname()}\n`],
  ])('takes over the lock of %s', async (_, lock) => {
    const root = makeFolder({ '._site.recount-lock': lock });
    await build(join(root, '_site'), 'one');
    expect(readdirSync(root)).toEqual(['_site']);
  });

  test('tidies up after a build that was killed while writing', async () => {
    const root = makeFolder();
    const out = join(root, '_site');
    await build(out, 'one');
    putFiles(root, {
      '._site.recount-new-0123456789ab/index.html': 'half',
      '._site.recount-old/index.html': 'older',
      '._other.recount-old/index.html': 'not ours',
    });
    const output = await openOutput(out, []);
    await output.close();
    expect(site(out)).toBe('one');
    expect(readdirSync(root)).toEqual(['._other.recount-old', '_site']);
  });

  test('puts the old site back after a build that was killed between the two renames', async () => {
    const root = makeFolder({
      '._site.recount-old/index.html': 'one',
      '._site.recount-old/.recount-site': '',
      '._site.recount-new-0123456789ab/index.html': 'two',
    });
    const out = join(root, '_site');
    const output = await openOutput(out, []);
    expect(site(out)).toBe('one');
    await output.close();
    expect(existsSync(join(root, '._site.recount-old'))).toBe(false);
  });
});
