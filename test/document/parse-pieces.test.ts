import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/document/parse-markdown.ts';
import { createPieceParser } from '../../src/document/parse-pieces.ts';
import { createLocator } from '../../src/message/place.ts';

const sourceOf = (text: string) => ({ text, locator: createLocator(text) });

/** Lines that open, close, continue or interrupt each other in every way that Markdown has. */
const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', '## Heading', '# [a] `b', '#', '### H ###') },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom('- ', '- ', '- ', '* ', '1. ', '2. ', '7) ', '- [ ] ', '- **', '* **'),
        fc.constantFrom(
          'one',
          'two **',
          'three',
          'four `',
          'five [a]',
          'six <b>',
          'seven|',
          '8:00 it',
          '* *',
        ),
      )
      .map((parts) => parts.join('')),
  },
  fc.constantFrom(
    '',
    '',
    '',
    'words',
    'Words and [a] and [b][a], [^a]',
    '## Heading',
    '# [a] `b',
    '#',
  ),
  fc.constantFrom('```', '```js', '~~~', '   ```', '````', '  - ```', '> ```', '<!--', '-->'),
  fc.constantFrom(
    '<div>',
    '</div>',
    '<script>',
    '</script>',
    '<?',
    '?>',
    '<b>',
    '<!X',
    '<![CDATA[',
    ']]>',
  ),
  fc.constantFrom(
    '- item',
    '-',
    '* item',
    '  item goes on',
    '1. item',
    '2) item',
    '- [ ] task',
    '    code',
  ),
  fc.constantFrom(
    '> quote',
    '>',
    '> - item',
    '===',
    '---',
    '- ---',
    '***',
    '**',
    '**Bold**',
    '\tcode',
  ),
  fc.constantFrom(
    '[a]: /a',
    '[a]:',
    '[b]: /b "title',
    'title"',
    '[^a]: note',
    '    of two lines',
    '[^a]:',
  ),
  fc.constantFrom('> [a]: /a', '- [a]: /a', '[A\\]b]: <x>', '[A\\]b]', '![a]', '[a]: /other'),
  fc.constantFrom(
    '| a | b |',
    '|---|---|',
    '| [a] | `|` |',
    '~one~',
    '~',
    'www.example.org',
    'a@b.org',
  ),
  fc.constantFrom(
    '+++',
    'title: x',
    '# comment',
    '\u00a0',
    '\u2028# heading?',
    ' ',
    'a  ',
    '\0',
    '&#35; x',
  ),
  fc.string({ unit: fc.constantFrom(...'#`~-*_[]()<>!|:^ \\\tab1.'), maxLength: 8 }),
);
const ending = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const text = fc
  .tuple(fc.array(line, { maxLength: 24 }), ending, fc.boolean())
  .map(([lines, end, closed]) => lines.join(end) + (closed ? end : ''));

/** An edit as an editor makes it: a stretch is replaced. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  insert: fc.oneof(line, fc.constantFrom('\n', '\n\n', '\r', '#', '`', '')),
});

describe('createPieceParser', () => {
  test('gives what parsing all of it gives, whatever is written', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(0, 20), (written, least) => {
        const parse = createPieceParser(least);
        expect(parse(sourceOf(written))).toEqual(parseMarkdown(sourceOf(written)));
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  test('still does after edits', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (written, edits) => {
        const parse = createPieceParser(0);
        let current = written;
        for (const { at, length, insert } of edits) {
          parse(sourceOf(current));
          const start = Math.floor(at * current.length);
          current = current.slice(0, start) + insert + current.slice(start + length);
          expect(parse(sourceOf(current))).toEqual(parseMarkdown(sourceOf(current)));
        }
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  test('parses only what an edit has changed', () => {
    const parse = createPieceParser();
    const before = parse(sourceOf('# A\n\n[x]\n\n## B\n\n[y]\n\n[x]: /x\n')).children;
    const after = parse(sourceOf('# A\n\n[x]\n\n## B\n\n[yes]\n\n[x]: /x\n')).children;
    expect(after.slice(0, 2).every((node, index) => node === before[index])).toBe(true);
    expect(after[2]).not.toBe(before[2]);
  });
});
