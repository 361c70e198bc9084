import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';

const problemsOf = (text: string) =>
  parseDocument({ path: 'posts/a.md', text }).problems.filter(
    ({ ruleId }) => ruleId === 'markdown-too-deep',
  );
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

describe('findExcess', () => {
  it.each([
    ['quotes', '> '.repeat(1780)],
    ['quotes without blanks', '>'.repeat(1780)],
    ['lists on a line', '- '.repeat(2000)],
    ['lists by indentation', lines(500, (index) => `${' '.repeat(index * 2)}- a`)],
    ['quotes and lists in turn', '> 1. - '.repeat(500)],
    ['HTML tags', '<div>'.repeat(2000)],
    ['emphasis that never closes right', '*a_ '.repeat(8000)],
    ['emphasis inside emphasis', `${'**a_'.repeat(4000)}${'_**'.repeat(4000)}`],
    ['a long run of marks', `${'*'.repeat(8000)}a${'*'.repeat(8000)}`],
    ['tildes of unequal length', '~a~~b '.repeat(8000)],
    ['brackets and parentheses', '[ ('.repeat(8000)],
    ['a wide table', `${'a|'.repeat(8000)}\n${'-|'.repeat(8000)}\n${'a|'.repeat(8000)}`],
    ['underlines without blank lines', 'a\n=\n'.repeat(8000)],
    ['a quote that goes on without its mark', `> ${'a\n'.repeat(8000)}`],
    ['a text of megabytes', 'a '.repeat(1_100_000)],
  ])('stops at %s', (_, text) => {
    expect(problemsOf(`# A\n\n${text}`)).toEqual([
      expect.objectContaining({ reason: expect.stringMatching(/^Unexpected .+, expected .+/) }),
    ]);
  });

  it('says where, and keeps the frontmatter', () => {
    const text = `---\ntitle: a\n---\n\ntext\n\n${'> '.repeat(200)}a\n`;
    const document = parseDocument({ path: 'posts/a.md', text });
    expect(document.frontmatter?.data).toEqual({ title: 'a' });
    expect(document.tree.children).toEqual([]);
    expect(problemsOf(text)[0]?.place?.start).toEqual({ line: 7, column: 1, offset: 24 });
  });

  it.each([
    ['code in a fence', `\`\`\`\n${'*a_ [ (<div>|'.repeat(3000)}\n\`\`\`\n`],
    ['a long list of links', lines(4000, (index) => `- [a ${index}](b_c_d) *e* **f**`)],
    ['a long table', `|a|b|\n|-|-|\n${lines(3000, () => '|`x_y`|*b* [c](d)|')}`],
    ['names in snake case', 'snake_case_name '.repeat(3000)],
    ['much plain emphasis', '**bold** and *soft* '.repeat(3000)],
    ['many short paragraphs with tags', lines(600, () => 'a <b>c</b><br>\n')],
    [
      'a list of six levels, again and again',
      lines(600, (index) => `${'  '.repeat(index % 6)}- a`),
    ],
  ])('lets %s pass', (_, text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});
