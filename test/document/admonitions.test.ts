import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteAdmonitions } from '../../src/document/admonitions.ts';
import { parseDocument } from '../../src/document/parse-document.ts';

test.each([
  [
    'a title and its text',
    '!!! note "Root cause"\n    A disk.\n',
    '**Root cause**       \n>   A disk.\n',
  ],
  [
    'a box that folds',
    '???+ bug "A"\n\n    - a\n\n    - b\nc\n',
    '**A**       \n\n>   - a\n\n>   - b\nc\n',
  ],
  ['a box that GitHub has too', '!!! warning\n    a\n', '>[!WARNING]\n>   a\n'],
  ['one of another kind', '!!! danger\n    a\n', '*danger*  \n>   a\n'],
  ['one whose text stands apart', '!!! note\n\n\ta\n', '*note*  \n\n>a\n'],
  ['an empty title', '!!! note ""\n    a\n', '           \n>   a\n'],
  ['classes', '!!! note inline end "A"\r\n    a\r\n', `${'**A**'.padEnd(23)}\r\n>   a\r\n`],
])('%s', (_, text, expected) => {
  expect(quoteAdmonitions(text, 0)).toBe(expected);
});

test.each([
  ['without text of its own', '!!! done\n\nNext.\n'],
  ['in a sentence', 'What!!! note\n    a\n'],
  ['in a fence', '```\n!!! note "A"\n    a\n```\n'],
  ['in the frontmatter', '!!! note\n    a\n'],
  ['with more words', '!!! this is bad, very bad\n    a\n'],
])('no box: %s', (name, text) => {
  expect(quoteAdmonitions(text, name === 'in the frontmatter' ? text.length : 0)).toBe(text);
});

test('every offset and line end stays', () => {
  const lines = fc.constantFrom(
    '!!! note "A"',
    '??? tip',
    '    a',
    '\tb',
    '',
    '```',
    'c',
    '- d',
    '  ',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(lines, fc.constantFrom('\n', '\r\n', '\r'))), (pairs) => {
      const text = pairs.flat().join('');
      const quoted = quoteAdmonitions(text, 0);
      expect(quoted).toHaveLength(text.length);
      expect(quoted.match(/\r\n|\r|\n/g)).toEqual(text.match(/\r\n|\r|\n/g));
    }),
  );
});

test('what is in a box stands under its title', () => {
  const text = '# A\n\n!!! note "Action items"\n    - [ ] a\n\n    - [ ] b\n';
  const { outline, tree } = parseDocument({ path: 'posts/a.md', text });
  expect(outline.sections[0]?.children[0]?.content.map(({ type }) => type)).toEqual([
    'list',
    'list',
  ]);
  expect(tree.children.map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
    'blockquote',
    'blockquote',
  ]);
});
