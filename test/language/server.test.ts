import { expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { postText } from '../helpers/posts.ts';
import { startEditor } from './editor.ts';

const path = 'posts/2024-03-12-queue-full.md';

it('tells what is wrong with unsaved text, and that it was put right', async () => {
  const editor = await startEditor(makeFolder({ [path]: postText() }));
  await editor.open(path, postText({ severity: 'SEV9' }));
  const [found] = await editor.diagnostics(path, ({ length }) => length > 0);
  expect(found).toMatchObject({
    code: 'field-value',
    range: { start: { line: 4, character: 10 } },
  });
  await editor.change(path, postText());
  await editor.diagnostics(path, ({ length }) => length === 0);
  expect(await editor.quit()).toBe(0);
});
