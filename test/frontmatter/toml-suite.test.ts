import { describe, expect, test } from 'vitest';
import { readFrontmatter } from '../../src/frontmatter/read-frontmatter.ts';

// What TOML 1.0 says, after the cases of https://github.com/toml-lang/toml-test: each line of its grammar
// with what it gives, and each way to break it.

const read = (text: string) => readFrontmatter(`+++\n${text}\n+++\n\nBody\n`);

const valid: readonly (readonly [text: string, data: unknown])[] = [
  // Keys.
  ['a = 1', { a: 1 }],
  ['a-b_c = 1', { 'a-b_c': 1 }],
  ['1234 = 1', { 1234: 1 }],
  ['"127.0.0.1" = 1', { '127.0.0.1': 1 }],
  ['"character encoding" = 1', { 'character encoding': 1 }],
  ['"ʎǝʞ" = 1', { ʎǝʞ: 1 }],
  ['\'quoted "value"\' = 1', { 'quoted "value"': 1 }],
  ['"" = 1', { '': 1 }],
  ['a.b.c = 1', { a: { b: { c: 1 } } }],
  ['a . b = 1\na . c = 2', { a: { b: 1, c: 2 } }],
  ['a."b.c" = 1', { a: { 'b.c': 1 } }],
  ['3.14 = 1', { 3: { 14: 1 } }],
  ['a.b = 1\nc = 2\na.d = 3', { a: { b: 1, d: 3 }, c: 2 }],
  ['true = 1\nfalse = 2', { true: 1, false: 2 }],
  ['"a\\nb" = 1', { 'a\nb': 1 }],
  ['a=1', { a: 1 }],
  ['  a  =  1  # why', { a: 1 }],
  ['# only a comment', {}],
  ['', {}],
  // Texts.
  ['a = "x \\"y\\" \\\\ \\b\\t\\n\\f\\r"', undefined],
  ['a = "\\u00e9\\U0001F525"', { a: 'é🔥' }],
  ['a = ""', { a: '' }],
  ["a = 'C:\\Users\\x'", { a: 'C:\\Users\\x' }],
  ["a = '\"'", { a: '"' }],
  ['a = """\nx\ny"""', { a: 'x\ny' }],
  ['a = """x\\\n    y"""', { a: 'xy' }],
  ['a = """x \\\n\n\n   y"""', { a: 'x y' }],
  ['a = """two ""quotes"" here"""', { a: 'two ""quotes"" here' }],
  ['a = """"x""""', { a: '"x"' }],
  ["a = '''\n\\d{2} 'x'\n'''", { a: "\\d{2} 'x'\n" }],
  ["a = ''''x''''", { a: "'x'" }],
  ['a = "# no comment"', { a: '# no comment' }],
  ['a = "x" # comment', { a: 'x' }],
  // Numbers.
  ['a = +99', { a: 99 }],
  ['a = -17', { a: -17 }],
  ['a = 0', { a: 0 }],
  ['a = -0', { a: 0 }],
  ['a = 1_000_000', { a: 1000000 }],
  ['a = 0xDEAD_beef', { a: 0xdeadbeef }],
  ['a = 0o755', { a: 0o755 }],
  ['a = 0b1101', { a: 0b1101 }],
  ['a = 3.1514', { a: 3.1514 }],
  ['a = -0.01', { a: -0.01 }],
  ['a = 5e+22', { a: 5e22 }],
  ['a = 1e06', { a: 1e6 }],
  ['a = -2E-2', { a: -0.02 }],
  ['a = 6.626e-34', { a: 6.626e-34 }],
  ['a = 224_617.445_991', { a: 224617.445991 }],
  ['a = inf', { a: Number.POSITIVE_INFINITY }],
  ['a = -inf', { a: Number.NEGATIVE_INFINITY }],
  ['a = nan', { a: Number.NaN }],
  ['a = true\nb = false', { a: true, b: false }],
  // Times, which stay as they are written.
  ['a = 1979-05-27T07:32:00Z', { a: '1979-05-27T07:32:00Z' }],
  ['a = 1979-05-27T00:32:00-07:00', { a: '1979-05-27T00:32:00-07:00' }],
  ['a = 1979-05-27T00:32:00.999999-07:00', { a: '1979-05-27T00:32:00.999999-07:00' }],
  ['a = 1979-05-27 07:32:00Z', { a: '1979-05-27 07:32:00Z' }],
  ['a = 1979-05-27t07:32:00z', { a: '1979-05-27t07:32:00z' }],
  ['a = 1979-05-27T07:32:00', { a: '1979-05-27T07:32:00' }],
  ['a = 1979-05-27', { a: '1979-05-27' }],
  ['a = 07:32:00', { a: '07:32:00' }],
  ['a = 00:32:00.999999', { a: '00:32:00.999999' }],
  ['a = 2000-02-29', { a: '2000-02-29' }],
  // Lists.
  ['a = []', { a: [] }],
  ['a = [1, 2, 3]', { a: [1, 2, 3] }],
  ['a = [ 1, 2, ]', { a: [1, 2] }],
  ['a = [\n  1, # one\n  2,\n]', { a: [1, 2] }],
  ['a = [[1, 2], ["x"]]', { a: [[1, 2], ['x']] }],
  ['a = [1, "x", true, {b = 1}]', { a: [1, 'x', true, { b: 1 }] }],
  ['a = ["]", "#"]', { a: [']', '#'] }],
  // Tables.
  ['[a]\nb = 1', { a: { b: 1 } }],
  ['[a]\n[b]', { a: {}, b: {} }],
  ['[a."b.c"]\nd = 1', { a: { 'b.c': { d: 1 } } }],
  ['[ a . b ]\nc = 1', { a: { b: { c: 1 } } }],
  ['[a.b.c]\n[a]\nd = 1', { a: { b: { c: {} }, d: 1 } }],
  ['[a]\nb.c = 1\nb.d = 2\n[a.e]\nf = 3', { a: { b: { c: 1, d: 2 }, e: { f: 3 } } }],
  ['a = 1\n[b]\na = 2', { a: 1, b: { a: 2 } }],
  ['a = {}', { a: {} }],
  ['a = { b = 1, c = "x" }', { a: { b: 1, c: 'x' } }],
  ['a = { b.c = 1, b.d = 2 }', { a: { b: { c: 1, d: 2 } } }],
  ['a = { b = { c = [ { d = 1 } ] } }', { a: { b: { c: [{ d: 1 }] } } }],
  ['[[a]]\nb = 1\n[[a]]\nb = 2', { a: [{ b: 1 }, { b: 2 }] }],
  ['[[a]]\n[[a]]', { a: [{}, {}] }],
  [
    '[[a]]\nb = 1\n[a.c]\nd = 2\n[[a.e]]\nf = 3\n[[a.e]]\nf = 4',
    { a: [{ b: 1, c: { d: 2 }, e: [{ f: 3 }, { f: 4 }] }] },
  ],
  ['[a]\r\nb = 1\r', { a: { b: 1 } }],
];

const invalid = [
  // Keys.
  ...[
    'a',
    'a =',
    '= 1',
    'a = 1 b = 2',
    'a b = 1',
    'a\n= 1',
    'a.. b = 1',
    '.a = 1',
    'a. = 1',
    'ä = 1',
  ],
  ...[
    'a = 1\na = 2',
    'a = 1\n"a" = 2',
    'a.b = 1\na = 2',
    'a = 1\na.b = 2',
    '"a\nb" = 1',
    '"""a""" = 1',
    'a: 1',
  ],
  ...['"a = 1', "'a = 1", 'a! = 1', '[a]]\nb = 1', 'a# = 1', '\\u00c0 = 1'],
  // Texts.
  ...[
    'a = x',
    'a = "x',
    "a = 'x",
    'a = "x\ny"',
    "a = 'x\ny'",
    'a = "\\q"',
    'a = "\\u12"',
    'a = "\\uD800"',
  ],
  ...[
    'a = "\\U00110000"',
    'a = """x',
    "a = '''x",
    'a = "x" y',
    "a = '''''''''",
    'a = """""""""',
    'a = "\\x"',
  ],
  ...['a = "\u0001"', "a = '\u001f'", 'a = "\u007f"', '# \u0000', 'a = "\\ "', 'a = “x”'],
  // Numbers.
  ...[
    'a = 01',
    'a = -01',
    'a = +01',
    'a = 1__0',
    'a = _1',
    'a = 1_',
    'a = 0x',
    'a = 0xG',
    'a = 0o8',
    'a = 0b2',
  ],
  ...[
    'a = +0xff',
    'a = 0X1',
    'a = .5',
    'a = 5.',
    'a = 1.e5',
    'a = 1.2.3',
    'a = 1e',
    'a = 1e_5',
    'a = 1_.5',
  ],
  ...[
    'a = 1._5',
    'a = --1',
    'a = 1e1.5',
    'a = Inf',
    'a = NaN',
    'a = +',
    'a = 1 2',
    'a = 0_0x1',
    'a = 1,000',
  ],
  ...[
    'a = True',
    'a = TRUE',
    'a = yes',
    'a = truer',
    'a = null',
    'a = t',
    'a = 9223372036854775808',
  ],
  // Times.
  ...['a = 1979-5-27', 'a = 1979-05-27T', 'a = 1979-05-27T7:32:00Z', 'a = 07:32:', 'a = 7:32:00'],
  ...[
    'a = 1979-05-27T07:32:00+7',
    'a = 1979-05-27  07:32:00Z',
    'a = 1979/05/27',
    'a = 19790527T073200Z',
  ],
  ...[
    'a = 1979-05-27T07:32:00.Z',
    'a = 1979-05-27T07:32:00+0700',
    'a = 100:00:00',
    'a = 1979-05-27x',
  ],
  // Lists.
  ...[
    'a = [',
    'a = [1',
    'a = [1 2]',
    'a = [,]',
    'a = [1,,2]',
    'a = ]',
    'a = [1, 2',
    'a = [[1]',
    'a = [1]]',
  ],
  ...['a = ["x]', 'a = [1 # ]', 'a = {1}', 'a = [a = 1]'],
  // Tables.
  ...['[a', '[]', '[a]]', '[[a]', '[ [a]]', '[a] b = 1', '[a b]', '[a.]', '[.a]', '[a..b]', '[[]]'],
  ...['[a]\n[a]', '[a]\nb = 1\n[a.b]', 'a = 1\n[a]', 'a = []\n[[a]]', '[a]\n[[a]]', '[[a]]\n[a]'],
  ...[
    '[a.b]\n[a]\nb = 1',
    'a = {b = 1}\n[a.c]',
    'a = {b = 1}\na.c = 2',
    '[a]\nb.c = 1\n[a.b]',
    '[[a.b]]\n[a]\nb.c = 1',
  ],
  ...[
    'a = {',
    'a = {b = 1',
    'a = {b}',
    'a = {b = }',
    'a = {b = 1 c = 2}',
    'a = {b = 1,, c = 2}',
    'a = {b = 1, b = 2}',
  ],
  ...['a = {, b = 1}', 'a = {b.c = 1, b = 2}', 'a = {b = 1} c', 'a = {b: 1}', '["a]"', '[a=b]'],
];

describe('TOML as it is specified', () => {
  test.each(valid)('%j gives what it says', (text, data) => {
    const { frontmatter, problems } = read(text);
    expect(problems).toEqual(
      data === undefined ? [expect.objectContaining({ ruleId: 'frontmatter-syntax' })] : [],
    );
    if (data !== undefined) expect(plain(frontmatter?.data)).toEqual(data);
  });

  test.each(invalid)('%j is told, with its place, each time', (text) => {
    const reading = read(text);
    expect(read(text)).toEqual(reading);
    expect(reading.problems.length).toBeGreaterThan(0);
    for (const { ruleId, place } of reading.problems) {
      expect(ruleId).toMatch(/^frontmatter-(?:syntax|language)$/);
      expect(place?.start.line).toBeGreaterThan(0);
      expect(place?.start.line).toBeLessThanOrEqual(text.split('\n').length + 2);
    }
  });
});

/** The same with ordinary prototypes. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
