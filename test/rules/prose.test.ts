import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { blockGap, cellGap, proseOf, thing } from '../../src/rules/helpers/prose.ts';

const proseIn = (text: string) => proseOf(parseDocument({ path: 'posts/x.md', text }));
/** With signs that can be seen: `¶` between blocks, `#` for things, `|` between cells. */
const show = (text: string) =>
  proseIn(text).replaceAll(blockGap, '¶').replaceAll(thing, '#').replaceAll(cellGap, '|');

describe('proseOf', () => {
  test.each([
    ['plain text', 'one two', 'one two'],
    ['marks', '**one** _two_', '  one    two '],
    ['code', 'run `ls` now', 'run #### now'],
    ['a link: its words', '[one](http://a.b) two', ' one              two'],
    ['a bare address', 'see https://a.b now', 'see ########### now'],
    ['an image', '![one](a.png)', '#############'],
    ['HTML', 'one <b>two</b>', 'one ###two####'],
    ['two paragraphs', 'one\n\ntwo', 'one¶¶two'],
    ['a line that goes on', 'one\n  two', 'one\n  two'],
    ['a list', '- one\n- two', '¶¶one¶¶¶two'],
    ['a heading', '# one\n\ntwo', '  one¶¶two'],
    ['a quote', '> one\n\ntwo', '¶¶¶¶¶¶¶two'],
    ['a fence', '```\none\n```\n\ntwo', '¶¶¶¶¶¶¶¶¶¶¶¶¶two'],
    ['a table', '| a | b |\n|---|---|\n| c | d |', '¶ a | b  ¶¶¶¶¶¶¶¶¶¶¶¶ c | d  '],
    ['an entity as it stands', 'a &amp; b', 'a &amp; b'],
    [
      'frontmatter: title and summary',
      '---\ntitle: one\ntags: [x]\n---\ntwo',
      '¶¶¶¶¶¶¶¶¶¶¶one¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶two',
    ],
  ])('keeps of %s', (_, text, expected) => {
    expect(show(text)).toBe(expected);
  });

  test('has every character at its place, whatever the post', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '# ',
      '|',
      '|---|',
      '`',
      '**',
      '[',
      '](b)',
      '<i>',
      '&lt;',
      '\\*',
      '```\n',
      '  ',
      '😀',
      '[^1]',
      '~~',
      '---\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const prose = proseIn(text);
        expect(prose).toHaveLength(text.length);
        for (let at = 0; at < text.length; at++) {
          if (![blockGap, cellGap, thing, ' '].includes(prose[at] ?? ''))
            expect(prose[at]).toBe(text[at]);
        }
      }),
    );
  });
});
