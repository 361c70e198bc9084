import { readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PostCache } from '../../../src/catalog/post-cache.ts';
import { defaults } from '../../../src/config/defaults.ts';
import { createCompile } from '../../../src/eleventy/create-compile.ts';
import { createReadEdit, type ReadEdit } from '../../../src/eleventy/dev/read-edit.ts';
import type { Day } from '../../../src/postmortem/types.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { postText } from '../../helpers/posts.ts';

/** Remembers nothing, so that every text is compiled. */
const noCache: PostCache = { get: () => undefined, set: (_file, post) => post };
const path = 'posts/a.md';

function open(text: string, audience: 'public' | 'internal' = 'internal') {
  const root = makeFolder({ [path]: text });
  const setup = { root, config: { ...defaults, audience }, today: '2024-05-15' as Day, html: true };
  const save = (next: string): void => writeFileSync(join(root, path), next);
  const edits: ReadEdit = createReadEdit(setup, noCache);
  return { root, save, compile: createCompile(setup), read: () => edits.read(path) };
}

const examples = join(import.meta.dirname, '../../../posts');
const texts = [
  postText(),
  ...readdirSync(examples)
    .filter((name) => name.endsWith('.md'))
    .slice(0, 6)
    .map((name) => readFileSync(join(examples, name), 'utf8')),
];
const inserts = [
  'A sentence with `code` and [a link](b.md).',
  '- 06:30 More happened.',
  '- [ ] Do more (owner: @bo)',
  '## Another heading',
  '```js\nconst a = 1;\n```',
  '```',
  '> [!NOTE]\n> Look.',
  '| a | b |\n| - | - |\n| 1 | 2 |',
  '<details>',
  'A note.[^1]\n\n[^1]: The note.',
  '[ref]: https://example.org/',
  '',
];
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.integer({ min: 0, max: 3 }),
  text: fc.constantFrom(...inserts),
});

test('a post that is edited again and again is what it is when compiled once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.constantFrom('public', 'internal'),
      fc.array(change, { minLength: 2, maxLength: 5 }),
      async (start, audience, changes) => {
        const { save, compile, read } = open(start, audience);
        let lines = start.split('\n');
        await read();
        for (const { at, cut, text } of changes) {
          lines = lines.toSpliced(Math.floor(at * lines.length), cut, text);
          save(lines.join('\n'));
          expect(await read()).toEqual(compile({ path, text: lines.join('\n') }));
        }
      },
    ),
    { numRuns: 12, interruptAfterTimeLimit: 30_000 },
  );
}, 120_000);

test('what is no whole text of a plain file is left to others', async () => {
  const { root, save, read } = open(postText());
  expect(await read()).toMatchObject({ postmortem: { path } });
  save(' \n');
  expect(await read()).toBeNull();
  unlinkSync(join(root, path));
  expect(await read()).toBeNull();
  const outside = makeFolder({ 'secret.md': postText({ title: 'SECRET' }) });
  symlinkSync(join(outside, 'secret.md'), join(root, path));
  expect(await read()).toBeNull();
});
