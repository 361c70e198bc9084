import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runMain } from '../helpers/main.ts';
import { postText } from '../helpers/posts.ts';

const plain = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';
const active = plain.replace('/>', '><script>alert(1)</script></svg>');

const run = (command: string, root: string) => runMain([command, '--root', root]);

describe('drawings beside the posts', () => {
  test.each(['check', 'build'])(
    '%s tells of one with a script where it is shown',
    async (command) => {
      const root = makeFolder({
        'posts/a.md': `${postText()}\n![The flow](flow.svg)\n\n[Again](./flow.svg)\n`,
        'posts/b.md': `${postText()}\n![The queue](plain.svg)\n`,
        'posts/flow.svg': active,
        'posts/plain.svg': plain,
      });
      const { code, stdout, stderr } = await run(command, root);
      expect(code).toBe(1);
      const told = (stdout + stderr).match(/drawing `[^`]+` with the element <script>/g);
      expect(told).toEqual([
        'drawing `flow.svg` with the element <script>',
        'drawing `./flow.svg` with the element <script>',
      ]);
      expect(existsSync(join(root, '_site'))).toBe(false);
    },
  );

  test('one that nothing leads to is not looked at', async () => {
    const root = makeFolder({ 'posts/a.md': postText(), 'posts/flow.svg': active });
    expect((await run('check', root)).code).toBe(0);
  });

  test('a page of the house is told as well', async () => {
    const root = makeFolder({
      'posts/a.md': postText(),
      'posts/flow.svg': active,
      'pages/about.md': '# About\n\n![The flow](../posts/flow.svg)\n',
    });
    const { code, stdout } = await run('check', root);
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('3:1  error  Unexpected drawing `../posts/flow.svg`'),
    ]);
  });

  test('is never published, even where the author silences the rule or the house turns it off', async () => {
    const ignore = '<!-- recount-ignore active-file: meant -->\n\n[Saved](saved.html)\n';
    const root = makeFolder({
      'recount.yaml': 'rules:\n  active-file: off\n',
      'posts/a.md': `${postText()}\n![The flow](flow.svg)\n\n![The queue](plain.svg)\n`,
      'posts/b.md': `${postText()}\n${ignore}`,
      'posts/flow.svg': active,
      'posts/plain.svg': plain,
      'posts/saved.html': '<script>alert(1)</script>',
    });
    expect((await run('build', root)).code).toBe(0);
    const isThere = (name: string) => existsSync(join(root, '_site/media', name));
    expect(['flow.svg', 'saved.html', 'plain.svg'].filter(isThere)).toEqual(['plain.svg']);
  });
});
