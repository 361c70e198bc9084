import { expect, test } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { writeMarkdown } from '../../src/html/write-markdown.ts';

const links = {
  link: (url: string) => (url.endsWith('.md') ? `../${url.slice(0, -3)}/` : null),
  image: (url: string) => ({ href: `../../media/${url}`, width: null, height: null }),
};

const write = (text: string, title: string | null = null): string =>
  writeMarkdown(parseDocument({ path: 'posts/a.md', text }), links, title);

test.each([
  ['keeps text', 'a *b*\r\n', 'a *b*\r\n'],
  [
    'leads links',
    '[a](b.md) and [c](https://d.example/)',
    '[a](../b/) and [c](https://d.example/)',
  ],
  ['leads images in links', '[![a](b.png)](c.md)', '[![a](../../media/b.png)](../c/)'],
  ['leads links by name', '[a][b]\n\n[b]: c.md\n', '[a][b]\n\n[b]: ../c/\n'],
  ['leaves comments out', 'a <!-- secret --> b\n\n<!--\nsecret\n-->\n\nc', 'a  b\n\n\n\nc'],
  ['and those in other HTML', '<div><!-- x --><b>y</b><!-- z --></div>', '<div><b>y</b></div>'],
  ['and what is never closed', 'a\n\n<!-- secret\n\nb', 'a\n\n'],
  [
    'keeps comments in code',
    '`<!-- a -->`\n\n```\n<!-- b -->\n```',
    '`<!-- a -->`\n\n```\n<!-- b -->\n```',
  ],
  ['leaves frontmatter out', '---\n# secret\ntitle: a\n---\n\nb\n', 'b\n'],
])('%s', (_, text, expected) => {
  expect(write(text)).toBe(expected);
});

test('begins with the title unless the text does', () => {
  expect(write('---\ntitle: x\n---\nb', 'A *b*\nc')).toBe('# A \\*b\\* c\n\nb');
  expect(write('# T\n\nb', 'T')).toBe('# T\n\nb');
  expect(write('## T\n\nb', 'T')).toBe('# T\n\n## T\n\nb');
});
