import fc from 'fast-check';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/document/parse-markdown.ts';
import { createLocator } from '../../src/message/place.ts';

const oracle = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm)
  .freeze();

const prefix = fc.constantFrom(
  '',
  '',
  '',
  '> ',
  '>',
  '- ',
  '  ',
  '1. ',
  '   ',
  '> - ',
  '>   ',
  '\t',
);
const content = fc.constantFrom(
  ...['a | b', '| a | b |', '|-|-|', '--|:-', ':-', '-', '---', '|', '| c', 'word', '', '', '# h'],
  ...[
    '<b>',
    '```',
    '`a | b`',
    'a \\| b',
    '[r]: /x',
    '***',
    '===',
    '| - |',
    ' | :-: | ',
    '\u00a0',
    '\f',
    '\u3000 ',
  ],
);
const text = fc
  .array(fc.tuple(prefix, content, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')), {
    maxLength: 14,
  })
  .map((lines) => lines.map((parts) => parts.join('')).join(''));

test('tables are found wherever the parser would find them by itself', () => {
  let tables = 0;
  fc.assert(
    fc.property(text, (whole) => {
      const tree = JSON.stringify(parseMarkdown({ text: whole, locator: createLocator(whole) }));
      expect(tree).toBe(JSON.stringify(oracle.parse(whole)));
      if (tree.includes('"table"')) tables++;
    }),
    { numRuns: 500 },
  );
  expect(tables).toBeGreaterThan(0);
});
