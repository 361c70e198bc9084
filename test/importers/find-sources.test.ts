import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findSources } from '../../src/importers/find-sources.ts';
import { makeFolder } from '../helpers/folder.ts';

test('finds named files and all that can be read in folders', async () => {
  const cwd = makeFolder({
    'old/b.md': 'b',
    'old/a/index.html': 'a',
    'old/a/photo.png': 'x',
    'old/README.md': 'x',
    'old/_index.md': 'x',
    'old/.git/c.md': 'x',
    'old/node_modules/d.md': 'x',
    'notes.log': 'n',
    'empty/x.png': 'x',
  });
  symlinkSync(join(cwd, 'notes.log'), join(cwd, 'old/link.md'));
  symlinkSync(join(cwd, 'old'), join(cwd, 'old/loop'));
  const { sources, failures } = await findSources(cwd, [
    'old/',
    'notes.log',
    'missing.md',
    'https://example.org/missing.html',
    'empty',
    'old/b.md',
  ]);
  expect(sources.map(({ path, origin }) => [path, origin])).toEqual([
    ['old/a/index.html', 'a/index.html'],
    ['old/b.md', 'b.md'],
    ['notes.log', 'notes.log'],
  ]);
  expect(failures).toEqual([
    { source: 'missing.md', failure: 'there is no such file or folder' },
    {
      source: 'https://example.org/missing.html',
      failure: 'nothing is fetched: save the page, and import the file',
    },
    { source: 'empty', failure: 'the folder has no Markdown, HTML or text in it' },
  ]);
});
