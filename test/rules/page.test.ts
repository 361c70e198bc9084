import { expect, test } from 'vitest';
import { parseRulePage } from '../../src/rules/page.ts';

const page = (
  examples: string,
  rest = '## Options\n\nNone.\n\n## When not to use it\n\nNever.\n',
) =>
  parseRulePage(
    `# some-rule\n\nSome \`rule\`.\n\n## Background\n\nWhy.\n\n## Examples\n\n${examples}\n${rest}`,
  );
const block = (info: string, text: string) => `\`\`\`${info}\n${text}\n\`\`\`\n\n`;

test('a page gives its parts and its examples', () => {
  const { id, description, sections, examples, faults } = page(
    block('yaml options', 'days: 1') +
      block('md beside posts/b.md', 'b') +
      block('md incorrect posts/a.md', 'a') +
      block('text', '1:1-1:2 Unexpected `a`, expected `b`') +
      block('md fixed', 'b') +
      block('md correct', 'c') +
      block('sh', 'only shown'),
  );
  expect({ id, description, faults }).toEqual({
    id: 'some-rule',
    description: 'Some `rule`.',
    faults: [],
  });
  expect(sections.map(({ title }) => title)).toEqual([
    'Background',
    'Examples',
    'Options',
    'When not to use it',
  ]);
  expect(sections[0]?.markdown).toBe('Why.');
  expect(examples).toEqual([
    {
      line: 19,
      post: { path: 'posts/a.md', text: 'a\n' },
      beside: [{ path: 'posts/b.md', text: 'b\n' }],
      options: 'days: 1',
      messages: ['1:1-1:2 Unexpected `a`, expected `b`'],
      fixed: 'b\n',
    },
    {
      line: 31,
      post: { path: 'posts/2024-05-01-example.md', text: 'c\n' },
      beside: [],
      options: null,
      messages: [],
      fixed: null,
    },
  ]);
});

test.each([
  [
    'a section is missing',
    page('Text.', '## Options\n\nNone.\n'),
    'sections Background, Examples, Options',
  ],
  [
    'a section is empty',
    page('Text.', '## Options\n\n## When not to use it\n\nNever.\n'),
    'nothing under Options',
  ],
  ['what is incorrect has no messages', page(block('md incorrect', 'a')), 'line 11: no messages'],
  ['a block has a use that is none', page(block('md wrong', 'a')), 'line 11: block `md wrong`'],
  ['there is no title', parseRulePage('Text.'), 'no title'],
])('a page tells when %s', (_, { faults }, expected) => {
  expect(faults).toContain(expected);
});
