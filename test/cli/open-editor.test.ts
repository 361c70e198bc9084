import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEditorOpener, editorArguments, needsTerminal } from '../../src/cli/open-editor.ts';
import { makeFolder } from '../helpers/folder.ts';
import { runMain } from '../helpers/main.ts';

const place = { file: '/site/posts/a b.md', line: 12, column: 5 };

test.each<[command: string, args: readonly string[]]>([
  ['code --wait', ['--goto', '/site/posts/a b.md:12:5']],
  ['"/opt/My Editor/codium" -n', ['--goto', '/site/posts/a b.md:12:5']],
  ['C:\\bin\\Code.exe', ['--goto', '/site/posts/a b.md:12:5']],
  ['subl', ['/site/posts/a b.md:12:5']],
  ['hx', ['/site/posts/a b.md:12:5']],
  ['/usr/bin/nvim', ['+call cursor(12,5)', '/site/posts/a b.md']],
  ['emacsclient -t', ['+12:5', '/site/posts/a b.md']],
  ['nano -w', ['+12,5', '/site/posts/a b.md']],
  ['vi', ['+12', '/site/posts/a b.md']],
  ['kate', ['-l', '12', '-c', '5', '/site/posts/a b.md']],
  ['idea', ['--line', '12', '--column', '5', '/site/posts/a b.md']],
  ['some-editor', ['/site/posts/a b.md']],
])('%s is told of the line', (command, args) => {
  expect(editorArguments(command, place)).toEqual(args);
});

test.each([
  ['vim', true],
  ['/usr/bin/nano', true],
  ['emacs -nw', true],
  ['code --wait', false],
  ['emacs', false],
])('%s needs the terminal: %s', (command, needs) => {
  expect(needsTerminal(command)).toBe(needs);
});

/** A folder with a program that notes what it is called with. */
function fakeEditor(
  name: string,
  after = '',
): { readonly folder: string; readonly calls: () => string } {
  const folder = makeFolder({
    [name]: `#!/bin/sh\nprintf '%s\\n' "$@" >> "$(dirname "$0")/calls"\n${after}\n`,
  });
  chmodSync(join(folder, name), 0o755);
  return { folder, calls: () => readFileSync(join(folder, 'calls'), 'utf8') };
}

test('new --edit opens the post at the first gap and waits', async () => {
  const { folder, calls } = fakeEditor('code');
  const cwd = makeFolder();
  const env = { VISUAL: `"${folder}/code" --wait`, EDITOR: 'never' };
  const { code, stdout } = await runMain(['new', 'It broke', '--edit'], { cwd, env });
  expect(code).toBe(0);
  expect(calls()).toBe(`--wait\n--goto\n${cwd}/${stdout.trim()}:15:1\n`);
});

test('an editor that fails is told; the post stays', async () => {
  const { folder } = fakeEditor('code', 'exit 3');
  const run = await runMain(['new', 'A', '--edit'], {
    cwd: makeFolder(),
    env: { EDITOR: `${folder}/code` },
  });
  expect(run).toMatchObject({ code: 2, stdout: 'posts/2024-05-15-a.md\n' });
  expect(run.stderr).toContain('exit code 3');
  const none = await runMain(['new', 'A', '--edit'], {
    cwd: makeFolder(),
    env: { EDITOR: 'no-such-editor' },
  });
  expect(none.stderr).toContain('there is no such command');
});

test('nothing in a path is taken for a command', async () => {
  const { folder, calls } = fakeEditor('code');
  const file = join(folder, '$(touch stolen);`touch stolen`"\'.md');
  const stdout = { write: () => {}, isTTY: false, columns: 80 };
  const open = createEditorOpener({ env: { EDITOR: `${folder}/code` }, stdout });
  await open({ file, line: 1, column: 1 });
  expect(calls()).toBe(`--goto\n${file}:1:1\n`);
});

test('an editor that can not be started for the page is told', async () => {
  const stdout = { write: () => {}, isTTY: false, columns: 80 };
  const open = (env: Record<string, string>) => createEditorOpener({ env, stdout })(place);
  await expect(open({})).rejects.toThrow('No editor is set');
  await expect(open({ EDITOR: 'no-such-editor' })).rejects.toThrow('there is no such command');
  await expect(open({ VISUAL: 'vim' })).rejects.toThrow('it needs a terminal');
});
