import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFreshSource } from '../../src/cli/fresh-source.ts';
import { defaults } from '../../src/config/defaults.ts';
import { makeFolder, putFiles } from '../helpers/folder.ts';

const path = 'posts/a.md';

test('reads a file again when it has changed, and not before', async () => {
  const root = makeFolder({ [path]: 'One.' });
  const source = createFreshSource(root, defaults);
  // Until then it might be written again without a trace in its times.
  await new Promise((resolve) => setTimeout(resolve, 80));
  const one = await source.read(path);
  expect(one).toMatchObject({ path, text: 'One.' });
  expect(await source.read(path)).toBe(one);
  putFiles(root, { [path]: 'Two.' });
  expect(await source.read(path)).toMatchObject({ path, text: 'Two.' });
  putFiles(root, { [path]: 'Six.' });
  expect(await source.read(path)).toMatchObject({ path, text: 'Six.' });
});

test('forgets files that are gone', async () => {
  const root = makeFolder({ [path]: 'One.', 'posts/b.md': 'Two.' });
  const source = createFreshSource(root, defaults);
  await source.read(path);
  rmSync(join(root, path));
  expect((await source.list()).posts).toEqual(['posts/b.md']);
  expect(await source.read(path)).not.toHaveProperty('text');
});
