import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readData } from '../../src/frontmatter/read-data.ts';
import { readFrontmatter } from '../../src/frontmatter/read-frontmatter.ts';
import { applyEdits } from '../../src/message/apply-edits.ts';
import type { Problem } from '../../src/message/message.ts';

const describeProblem = ({ place, reason }: Problem) =>
  `${place?.start.line}:${place?.start.column}-${place?.end.column} ${reason}`;

/** Reads the same text twice: the second answer must be the first. */
function faults(text: string): string[] {
  const reading = readFrontmatter(text);
  expect(readFrontmatter(text)).toEqual(reading);
  for (const { ruleId } of reading.problems) expect(ruleId).toBe('frontmatter-syntax');
  return reading.problems.map(describeProblem);
}

test.each([
  ['a: b: c', '2:4-5 Unexpected `b`, expected one value behind `:`'],
  [
    'a: "x',
    '2:6-6 Unexpected end of the data, expected the end of what was begun: a `:`, a comma, a bracket or a quote',
  ],
  ['a: @x', '2:4-5 Unexpected `@`, expected text in quotes'],
  ['\ta: x', '2:1-1 Unexpected tab, expected spaces for indentation'],
  [
    'a: "\\q"',
    '2:5-6 Unexpected `\\`, expected an escape that YAML knows, such as `\\n` or `\\\\`',
  ],
  [
    'key: x\nword\n',
    '3:1-5 Unexpected `word`, expected the end of what was begun: a `:`, a comma, a bracket or a quote',
  ],
  ['a: 1\n...\nb: 2', '4:1-2 Unexpected `b`, expected one document'],
  ['a: *x', '2:4-6 Unexpected `*x`, expected `&x` above it'],
  ['a: &x [*x]', '2:8-10 Unexpected `*x`, expected another value'],
  ['a: !!omap [b: 1]', '2:4-10 Unexpected tag `!!omap`, expected a value without a tag'],
  ['a: !js x', '2:4-7 Unexpected tag `!js`, expected a value without a tag'],
  [
    'a: !!python/object:x {}',
    '2:4-21 Unexpected tag `!!python/object:x`, expected a value without a tag',
  ],
  ['? [a]\n: b', '2:3-6 Unexpected key that is not text, expected a name'],
  ['a: 1\na: 2', '3:1-2 Unexpected second `a`, expected each key once'],
  ['a: {b: 1, b: 2}', '2:11-12 Unexpected second `b`, expected each key once'],
  [
    'a: 12345678901234567890',
    '2:4-24 Unexpected number `12345678901234567890`, expected at most 15 digits, or text in quotes',
  ],
  ['a: "\\u0000"', '2:4-12 Unexpected character U+0000 in the text, expected printable text'],
  ['"\\e[2J": 1', '2:1-8 Unexpected character U+001B in the text, expected printable text'],
  ['a: \u0001', '2:4-5 Unexpected character U+0001, expected printable text'],
  ['a: \ud800', '2:4-5 Unexpected character U+D800, expected printable text'],
  ['a: 1\rb: 2', '2:5-1 Unexpected character U+000D, expected lines that end with LF or CRLF'],
  ['- a', '2:1-4 Unexpected list, expected fields, each with its key: `title: …`'],
  [
    'just text',
    '2:1-10 Unexpected text without keys, expected fields, each with its key: `title: …`',
  ],
])('tells what is wrong with YAML: %j', (content, fault) => {
  expect(faults(`---\n${content}\n---\n`)).toEqual([fault]);
});

test.each([
  [
    'a = x',
    '2:5-6 Unexpected `x`, expected text in quotes, a number, a date, a list, `true` or `false`',
  ],
  ['a: x', '2:2-3 Unexpected `:`, expected a line `key = value`'],
  ['a "x"', '2:3-4 Unexpected `"`, expected `=` behind the key'],
  ['a =', '2:4-4 Unexpected end of the data, expected a value behind `=`'],
  ['a = "x', '2:7-7 Unexpected end of the data, expected the closing quote on the same line'],
  [
    'a = 1 b = 2',
    '2:7-8 Unexpected `b`, expected the end of the line, or quotes around the whole text',
  ],
  ['a = [1 2]', '2:8-9 Unexpected `2`, expected a comma'],
  ['[a', '2:3-3 Unexpected end of the data, expected `]` behind the name of the table'],
  ['a = 017', '2:5-8 Unexpected `017`, expected a number without leading zeros, or text in quotes'],
  ['a = 1\na = 2', '3:1-2 Unexpected second `a`, expected each key once'],
  ['a.b = 1\na.b = 2', '3:3-4 Unexpected second `b`, expected each key once'],
  ['[ab]\nb = 1\n[ab]\nc = 2', '4:2-4 Unexpected second `ab`, expected each key once'],
  ['a = {b = 1, b = 2}', '2:13-14 Unexpected second `b`, expected each key once'],
  [
    'a = 12345678901234567890',
    '2:5-25 Unexpected number `12345678901234567890`, expected at most 15 digits, or text in quotes',
  ],
  ['a = "\\u0000"', '2:5-13 Unexpected character U+0000 in the text, expected printable text'],
  ['a = "\u0001"', '2:6-7 Unexpected character U+0001, expected printable text'],
])('tells what is wrong with TOML: %j', (content, fault) => {
  expect(faults(`+++\n${content}\n+++\n`)).toEqual([fault]);
});

test.each([
  ['title: Outage: the third', 'title: "Outage: the third"'],
  ['title: Outage: the third   ', 'title: "Outage: the third"   '],
  ['owner: @ana', 'owner: "@ana"'],
  ['owner: [@ana]', 'owner: ["@ana"]'],
  ['owner:\n  - @ana', 'owner:\n  - "@ana"'],
  ['title: `x` is down', 'title: "`x` is down"'],
])('offers quotes for %j', (content, fixed) => {
  const text = `---\n${content}\n---\n`;
  const [problem] = readFrontmatter(text).problems;
  expect(applyEdits(text, problem?.fixes[0]?.edits ?? [])).toBe(`---\n${fixed}\n---\n`);
});

test.each(['title: a: "b"', 'title: a: b # c', 'title: a: \\'])('offers none for %j', (content) => {
  expect(readFrontmatter(`---\n${content}\n---\n`).problems[0]?.fixes).toEqual([]);
});

test('goes on after a fault that can be passed over, in both languages', () => {
  const yaml = readFrontmatter('---\na: 1\na: 2\nb: {c: 1, c: 2}\n---\n');
  const toml = readFrontmatter('+++\na = 1\na = 2\nb = {c = 1, c = 2}\n+++\n');
  expect(yaml.frontmatter?.data).toEqual({ a: 1, b: { c: 1 } });
  expect(toml.frontmatter?.data).toEqual({ a: 1, b: { c: 1 } });
  expect(yaml.problems.map(({ reason }) => reason)).toEqual(
    toml.problems.map(({ reason }) => reason),
  );
});

test('tells several broken lines of YAML at once, each once', () => {
  expect(faults('---\na: @x\nb: c: d\ne: `x`\n---\n').map((fault) => fault.slice(0, 3))).toEqual([
    '2:4',
    '3:4',
    '4:4',
  ]);
});

const many = (count: number, item: (index: number) => string, separator = '\n'): string =>
  Array.from({ length: count }, (_, index) => item(index)).join(separator);
const yaml = (content: string) => `---\n${content}\n---\n`;
const toml = (content: string) => `+++\n${content}\n+++\n`;

describe('bombs end in a located message', () => {
  test.each([
    [
      'a billion laughs',
      yaml(
        `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${many(9, (index) => `a${index + 1}: &a${index + 1} [${many(9, () => `*a${index}`, ',')}]`)}`,
      ),
    ],
    ['a long !!omap', yaml(`a: !!omap\n${many(2000, (index) => ` - k${index}: 1`)}`)],
    ['a longer !!omap', yaml(`a: !!omap\n${many(20000, (index) => ` - k${index}: 1`)}`)],
    ['a !!set', yaml(`a: !!set\n${many(3000, (index) => ` ? k${index}`)}`)],
    ['nested lists, open', yaml(`a: ${'['.repeat(32_000)}`)],
    ['nested lists, closed', yaml(`a: ${'['.repeat(15_000)}${']'.repeat(15_000)}`)],
    ['nested lists, a few', yaml(`a: ${'['.repeat(30)}${']'.repeat(30)}`)],
    ['nested mappings', yaml(`a: ${'{a: '.repeat(10_000)}`)],
    ['nested items', yaml('- '.repeat(16_000))],
    ['closing brackets', yaml('}\n'.repeat(16_000))],
    ['commas', yaml(`[${','.repeat(32_000)}`)],
    ['blank lines', yaml('\n'.repeat(32_000))],
    ['a key of a kilobyte', yaml(`${'k'.repeat(1000)}: 1`)],
    ['ten thousand values', yaml(`a: [${many(10_001, () => '1', ',')}]`)],
    ['nested lists of TOML, open', toml(`a = ${'['.repeat(32_000)}`)],
    ['nested lists of TOML, closed', toml(`a = ${'['.repeat(15_000)}${']'.repeat(15_000)}`)],
    ['nested lists of TOML, a few', toml(`a = ${'['.repeat(30)}${']'.repeat(30)}`)],
    ['nested tables of TOML', toml(`a = ${'{a = '.repeat(10_000)}`)],
    ['a long dotted key', toml(`a${'.a'.repeat(16_000)} = 1`)],
    ['many second keys', toml(many(4_000, () => 'ab = 1'))],
    ['many second keys of YAML', yaml(many(4_000, () => 'ab: 1'))],
    ['many impossible dates', toml(many(1_500, (index) => `a${index} = 2026-02-30`))],
    ['a block without an end', `---\n${'\n'.repeat(100_000)}`],
    ['a megabyte', yaml(`a: ${'x'.repeat(1_000_000)}`)],
  ])('%s', (_, text) => {
    const { frontmatter, problems } = readFrontmatter(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThan(60);
    for (const { place, ruleId } of problems) {
      expect(ruleId).toBe('frontmatter-syntax');
      expect(place?.start.line).toBeGreaterThan(0);
    }
    expect(JSON.stringify(frontmatter?.data ?? {}).length).toBeLessThan(text.length * 10);
  });
});

test('JSON is read strictly', () => {
  const problems = (text: string) =>
    readData(text, 'json', 'config-syntax').problems.map(describeProblem);
  expect(problems('{"a": 1,}')).toEqual(['1:9-10 Unexpected `}`, expected valid JSON']);
  expect(problems('{a: 1}')).toEqual(['1:2-3 Unexpected `a`, expected valid JSON']);
  expect(problems('{"a": 1')).toEqual(['1:8-8 Unexpected end of the data, expected valid JSON']);
  expect(problems('{"a": 1, "a": 2}')).toEqual([
    '1:10-13 Unexpected second `a`, expected each key once',
  ]);
});

test('no text makes reading throw, and all places are inside it', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '---',
      '+++',
      '\n',
      '\r\n',
      ': ',
      ' = ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '- ',
      '&a ',
      '*a',
      '!!',
      '|',
      '>',
      '#',
      ',',
      '[[a]]',
      '2026-02-30',
      'a',
      '\t',
      '\\',
      '? ',
      '%',
      '\0',
      '\ud800',
    ),
    fc.string({ maxLength: 3 }),
  );
  const start = fc.constantFrom('---\n', '+++\n', '---', '');
  fc.assert(
    fc.property(
      start,
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom('\n---\n', '\n+++\n', ''),
      (open, pieces, close) => {
        const text = open + pieces.join('') + close;
        const { frontmatter, bodyStart, problems } = readFrontmatter(text);
        expect(bodyStart).toBeLessThanOrEqual(text.length);
        for (const { place } of [
          ...problems,
          ...Object.values(frontmatter?.fields ?? {}).map(({ value }) => ({ place: value })),
        ]) {
          expect(place?.start.offset).toBeGreaterThanOrEqual(0);
          expect(place?.end.offset).toBeLessThanOrEqual(text.length);
          expect(place?.end.offset).toBeGreaterThanOrEqual(place?.start.offset ?? 0);
        }
      },
    ),
    { numRuns: 500 },
  );
});
