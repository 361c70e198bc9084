import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runMain } from '../helpers/main.ts';
import { postText } from '../helpers/posts.ts';
import { startEditor } from '../language/editor.ts';

it('says what it is for', async () => {
  const { code, stdout } = await runMain(['lsp', '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('recount lsp --root docs/incidents');
});

it('serves the site that --root and --config name, below the folder of the editor', async () => {
  const root = makeFolder({
    'house.yaml': 'severities: [high, low]\n',
    'docs/posts/a.md': postText(),
  });
  const editor = await startEditor(root, [
    '--stdio',
    '--root',
    'docs',
    '--config',
    join(root, 'house.yaml'),
  ]);
  await editor.open('docs/posts/a.md', postText({ severity: 'SEV2' }));
  const found = await editor.diagnostics('docs/posts/a.md', ({ length }) => length > 0);
  expect(found[0]?.message).toContain('`high` or `low`');
  expect(await editor.quit()).toBe(0);
});
