import { describe, expect, it } from 'vitest';
import { findExcess } from '../../src/document/excess.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { createLocator } from '../../src/message/place.ts';

const problemsOf = (text: string) => {
  const excess = findExcess(text, 0, createLocator(text));
  return excess === null ? [] : [excess];
};
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
    [
      'rows that leave out their cells',
      `${'|a'.repeat(50)}\n${'|-'.repeat(50)}\n${'|x\n'.repeat(500)}`,
    ],
    ['runs of backticks that never close', lines(1400, (index) => `e${'`'.repeat(index + 1)}`)],
    ['very many paragraphs', 'a\n\n'.repeat(12_001)],
    ['very many items', '- a\n'.repeat(6_001)],
    ['very many fences', '```\n```\n'.repeat(12_001)],
    [
      'a staircase of lists, again and again',
      lines(2000, (index) => `${'  '.repeat(index % 60)}- a`),
    ],
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
    expect(document.problems.map(({ ruleId }) => ruleId)).toEqual(['markdown-too-deep']);
    expect(document.problems[0]?.place?.start).toEqual({ line: 7, column: 1, offset: 24 });
  });

  it('keeps the frontmatter of a text of megabytes, and no more than it would read of others', () => {
    const text = `---\ntitle: a\n---\n\n${'word\n'.repeat(1_000_000)}`;
    const { frontmatter, text: kept, tree, problems } = parseDocument({ path: 'posts/a.md', text });
    expect(frontmatter?.data).toEqual({ title: 'a' });
    expect(text.startsWith(kept)).toBe(true);
    expect(kept.length).toBeLessThanOrEqual(1_000_000);
    expect(kept.endsWith('word\n')).toBe(true);
    expect(tree.children).toEqual([]);
    expect(problems.map(({ reason }) => reason)).toEqual([
      'Unexpected text of 5000018 characters, expected at most 1000000',
    ]);
    const line = 'a'.repeat(1_000_001);
    expect(parseDocument({ path: 'posts/a.md', text: line }).text).toBe('');
  });

  it.each([
    ['code in a fence', `\`\`\`\n${'*a_ [ (<div>|'.repeat(3000)}\n\`\`\`\n`],
    ['a long list of links', lines(4000, (index) => `- [a ${index}](b_c_d) *e* **f**`)],
    ['a long table', `|a|b|\n|-|-|\n${lines(3000, () => '|`x_y`|*b* [c](d)|')}`],
    ['six thousand items', '- a\n'.repeat(6_000)],
    ['many spans of code', '`a` ``b`` '.repeat(3000)],
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
