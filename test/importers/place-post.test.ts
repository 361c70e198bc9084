import { expect, test } from 'vitest';
import { placePost } from '../../src/importers/place-post.ts';

const imported = (origin: string): string => `---\n# Imported from ${origin}\ntitle: A\n---\n`;
const candidate = { text: imported('a.md'), origin: 'a.md', name: 'a' };

const place = (
  files: Readonly<Record<string, string>>,
  origins: Readonly<Record<string, string>> = {},
) =>
  placePost(candidate, {
    textOf: async (name) => files[name] ?? null,
    origins: new Map(Object.entries(origins)),
  });

test.each([
  ['nothing is there', {}, {}, { kind: 'new', name: 'a' }],
  ['the same post is there', { a: candidate.text }, {}, { kind: 'known', path: 'a.md' }],
  [
    'it was imported, and renamed since',
    {},
    { 'a.md': 'posts/b.md' },
    { kind: 'known', path: 'posts/b.md' },
  ],
  ['another import has the name', { a: imported('b.md') }, {}, { kind: 'new', name: 'a-2' }],
  [
    'two others have it',
    { a: imported('b.md'), 'a-2': imported('c.md') },
    {},
    { kind: 'new', name: 'a-3' },
  ],
  [
    'somebody wrote a post of this name',
    { a: '---\ntitle: A\n---\n' },
    {},
    { kind: 'taken', name: 'a' },
  ],
])('%s', async (_, files, origins, expected) => {
  expect(await place(files, origins)).toEqual(expected);
});
