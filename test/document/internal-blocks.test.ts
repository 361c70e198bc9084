import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blankFences,
  cutInternal,
  findInternalBlocks,
} from '../../src/document/internal-blocks.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { createLocator } from '../../src/message/place.ts';

const blocksOf = (text: string, start = 0) =>
  findInternalBlocks(text, start, createLocator(text)).map(({ content, closed }) => ({
    text: text.slice(content.start.offset, content.end.offset),
    closed,
  }));

const cut = (text: string): string =>
  cutInternal(text, findInternalBlocks(text, 0, createLocator(text)));

describe('internal blocks', () => {
  test.each([
    ['none', 'a\n:::\nb', []],
    ['of another name', ':::note\na\n:::', []],
    ['a plain one', 'a\n:::internal\nb\n:::\nc', [{ text: 'b\n', closed: true }]],
    [
      'with blanks and capitals',
      '::: Internal only \r\nb\r\n::: \r\n',
      [{ text: 'b\r\n', closed: true }],
    ],
    ['as an attribute', ':::{.internal}\nb\n:::', [{ text: 'b\n', closed: true }]],
    ['empty', ':::internal\n:::', [{ text: '', closed: true }]],
    ['never closed', ':::internal\nb\nc', [{ text: 'b\nc', closed: false }]],
    ['at the very end', 'a\n:::internal', [{ text: '', closed: false }]],
    ['in a quote', '> :::internal\n> b\n> :::\n', [{ text: '> b\n', closed: true }]],
    ['in a list', '- a\n\n  :::internal\n  b\n  :::\n', [{ text: '  b\n', closed: true }]],
    ['around code', ':::internal\n```\nb\n```\n:::\n', [{ text: '```\nb\n```\n', closed: true }]],
    [
      'around a container of another name',
      ':::internal\n:::note\nb\n:::\nc\n:::\nd',
      [{ text: ':::note\nb\n:::\nc\n', closed: true }],
    ],
    [
      'closed by as many colons as opened it',
      '::::internal\n:::\nb\n::::\nc',
      [{ text: ':::\nb\n', closed: true }],
    ],
    ['words that only begin like it', ':::internals\nb\n:::', []],
  ])('%s', (_, text, expected) => {
    expect(blocksOf(text)).toEqual(expected);
  });

  test('of the frontmatter are none', () => {
    const text = '---\ntitle: a\n:::internal\n---\nb\n';
    expect(parseDocument({ path: 'posts/a.md', text }).internal).toEqual([]);
  });

  test('leave no trace in the text without them', () => {
    expect(cut('- a\n:::internal\n- b\n:::\n- c\n')).toBe('- a\n- c\n');
    expect(cut('a\r\n:::internal\r\nb\r\n:::')).toBe('a\r\n');
  });

  test('are parsed as if their lines were blank, each node where it stands', () => {
    const text = 'a\n\n:::internal\n[b](c.md)\n:::\n\n[d](e.md)\n';
    const { tree, references } = parseDocument({ path: 'posts/a.md', text });
    expect(tree.children.map(({ type, position }) => [type, position?.start.line])).toEqual([
      ['paragraph', 1],
      ['paragraph', 4],
      ['paragraph', 7],
    ]);
    expect(references.map(({ url, internal = false }) => [url, internal])).toEqual([
      ['c.md', true],
      ['e.md', false],
    ]);
  });

  test('never let out what stands between their lines', () => {
    const line = fc.constantFrom(
      ...[
        'secret',
        ':::',
        '::::',
        ':::internal',
        '> :::internal',
        ':::note',
        '```',
        '- secret',
        '',
      ],
    );
    const end = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(line), end, (lines, newline) => {
        const text = lines.join(newline);
        // The oracle: a line is public while no container is open.
        const open: number[] = [];
        const shown = lines.filter((one) => {
          const [, colons = '', name = ''] = /^[> ]*(:{3,})(.*)$/.exec(one) ?? [];
          const inside = open.length > 0;
          if (colons !== '' && (inside ? name !== '' : name === 'internal')) {
            open.push(colons.length);
          } else if (inside && colons !== '' && colons.length >= (open.at(-1) ?? 0)) {
            open.pop();
          }
          return !inside && open.length === 0;
        });
        expect(cut(text).split(newline).filter(Boolean)).toEqual(shown.filter(Boolean));
        const blocks = findInternalBlocks(text, 0, createLocator(text));
        expect(blankFences(text, blocks)).toHaveLength(text.length);
      }),
    );
  });
});
