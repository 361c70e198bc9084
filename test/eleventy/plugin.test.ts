import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Eleventy } from '@11ty/eleventy';
import { expect, test } from 'vitest';
import type { EleventyConfig } from '../../src/eleventy/eleventy-config.ts';
import { recount } from '../../src/eleventy/plugin.ts';
import { makeFolder, putFiles, readFiles } from '../helpers/folder.ts';
import { findDeadLinks } from '../helpers/links.ts';
import { postText } from '../helpers/posts.ts';

function createEleventy(root: string): Eleventy {
  const eleventy = new Eleventy(join(root, 'pages'), join(root, 'out'), {
    quietMode: true,
    configPath: null,
    config: (eleventyConfig: EleventyConfig) =>
      recount(eleventyConfig, { root, folder: 'incidents' }),
  });
  eleventy.disableLogger();
  return eleventy;
}

test('a site of Eleventy has the pages of Recount in a folder of its own', async () => {
  const root = makeFolder({
    'pages/index.md': '# {{ 1 | plus: 2 }}',
    'posts/a.md': `${postText()}\nA post is no template: {{ page.url }}, {% broken\n`,
    'public/x.txt': 'x',
  });
  await createEleventy(root).write();
  const files = readFiles(join(root, 'out'));
  expect(String(files['index.html'])).toContain('<h1>3</h1>');
  expect(String(files['incidents/postmortems/a/index.html'])).toContain(
    '{{ page.url }}, {% broken',
  );
  expect(String(files['incidents/x.txt'])).toBe('x');
  expect(Object.keys(files)).toContain('incidents/pagefind/pagefind.js');
  expect(findDeadLinks(join(root, 'out/incidents'), 'https://example.org/')).toEqual([]);
});

test('an error in a post is an error of the build', async () => {
  const root = makeFolder({ 'posts/a.md': postText({ date: '2024-02-30' }) });
  mkdirSync(join(root, 'pages'));
  await expect(createEleventy(root).write()).rejects.toThrow(/posts\/a\.md:3:7 Unexpected/);
  putFiles(root, { 'posts/a.md': postText() });
  await createEleventy(root).write();
  expect(Object.keys(readFiles(join(root, 'out')))).toContain('incidents/postmortems/a/index.html');
});
