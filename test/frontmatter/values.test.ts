import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { locate, openingFence } from '../../src/frontmatter/locate.ts';
import { type DataLanguage, readData } from '../../src/frontmatter/read-data.ts';
import { readFrontmatter } from '../../src/frontmatter/read-frontmatter.ts';
import type { Frontmatter } from '../../src/frontmatter/types.ts';
import { writeScalar } from '../../src/frontmatter/write-scalar.ts';
import type { Place } from '../../src/message/place.ts';
import { type Data, toToml } from './to-toml.ts';

const yaml = (text: string) => read(`---\n${text}\n---\n`);
const toml = (text: string) => read(`+++\n${text}\n+++\n`);

function read(text: string): Frontmatter {
  const { frontmatter, problems } = readFrontmatter(text);
  expect(problems).toEqual([]);
  if (frontmatter === null) throw new Error('Expected frontmatter');
  return frontmatter;
}

const at = (text: string, { start, end }: Place): string => text.slice(start.offset, end.offset);

describe('YAML', () => {
  test.each([
    ['a: 2023-09-28', '2023-09-28'],
    ['a: 2026-02-30', '2026-02-30'],
    ['a: 2023-09-28T10:05:00Z', '2023-09-28T10:05:00Z'],
    ['a: 2023-09-28 10:05', '2023-09-28 10:05'],
    ['a: 10:30', '10:30'],
    ['a: 12:30:00', '12:30:00'],
    ['a: 017', 17],
    ['a: "017"', '017'],
    ['a: 0o17', 15],
    ['a: 1e3', 1000],
    ['a: yes', 'yes'],
    ['a: off', 'off'],
    ['a: true', true],
    ['a: ~', null],
    ['a:', null],
    ['a: .nan', Number.NaN],
    ['a: -.inf', Number.NEGATIVE_INFINITY],
    ['a: |\n  x\n  y', 'x\ny\n'],
    ['a: >\n  x\n  y', 'x y\n'],
    ["a: 'it''s'", "it's"],
    ['a: {b: [1, 2]}', { b: [1, 2] }],
    ['a: &x 1 # c', 1],
    ['a: !!str 5', '5'],
  ])('reads %s', (text, value) => {
    expect(yaml(text).data.a).toEqual(value);
  });

  test('keys are text, as written', () => {
    expect(Object.keys(yaml('1: a\ntrue: b\n2023-09-28: c\n<<: d').data)).toEqual([
      '1',
      'true',
      '2023-09-28',
      '<<',
    ]);
  });

  test('an alias stands for its anchor, and points at it', () => {
    const text = '---\na: &x {b: 1}\nc: *x\n---\n';
    const frontmatter = read(text);
    expect(frontmatter.data).toEqual({ a: { b: 1 }, c: { b: 1 } });
    expect(at(text, locate(frontmatter, ['c']).value)).toBe('*x');
    expect(locate(frontmatter, ['c', 'b']).value.start).toMatchObject({ line: 2, column: 11 });
  });
});

describe('TOML', () => {
  test.each([
    ['a = 2023-09-28', '2023-09-28'],
    ['a = 2026-02-30', '2026-02-30'],
    ['a = 2026-02-30T10:00:00Z', '2026-02-30T10:00:00Z'],
    ['a = 2026-02-03 25:00:00', '2026-02-03 25:00:00'],
    ['a = 2026-02-03T10:00:00+25:00', '2026-02-03T10:00:00+25:00'],
    ['a = 2023-09-28T10:05:00Z', '2023-09-28T10:05:00Z'],
    ['a = 2023-09-28 10:05:00', '2023-09-28 10:05:00'],
    ['a = 10:30:00', '10:30:00'],
    ['a = 1_000', 1000],
    ['a = 0x1F', 31],
    ['a = nan', Number.NaN],
    ['a = -inf', Number.NEGATIVE_INFINITY],
    ['a = true', true],
    ['a = """\nx\ny"""', 'x\ny'],
    ["a = 'C:\\x'", 'C:\\x'],
    ['a = {b = [1, 2]}', { b: [1, 2] }],
    ['a = [2026-02-30, 2026-02-31]', ['2026-02-30', '2026-02-31']],
    ['a.b = 1\na.c = 2', { b: 1, c: 2 }],
    ['[a]\nb = 1\n[a.c]\nd = 2', { b: 1, c: { d: 2 } }],
    ['[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3', [{ b: 1 }, { b: 2, c: { d: 3 } }]],
  ])('reads %j', (text, value) => {
    expect(toml(text).data.a).toEqual(value);
  });

  test.each([
    ['[a]\nb = 1', ['a'], 'a', '[a]\nb = 1'],
    ['[a]\nb = 1', ['a', 'b'], 'b', '1'],
    ['[a.c]\nb = 1', ['a', 'c'], 'c', '[a.c]\nb = 1'],
    ['[[a]]\nb = 1\n[[a]]\nb = 2', ['a', 1, 'b'], 'b', '2'],
    ['[[a]]\nb = 1\n[[a]]\nb = 2', ['a', 1], null, '[[a]]\nb = 2'],
    ['a.b.c = 1', ['a', 'b'], 'b', 'a.b.c = 1'],
    ['a = {b = {c = 1}}', ['a', 'b', 'c'], 'c', '1'],
    ['"a" = [1, "x"]', ['a', 1], null, '"x"'],
    ['date = 2026-02-30', ['date'], 'date', '2026-02-30'],
  ])('knows the places in %j of %j', (content, path, key, value) => {
    const text = `+++\n${content}\n+++\n`;
    const place = locate(read(text), path);
    expect(at(text, place.value)).toBe(value);
    expect(place.key && at(text, place.key)).toBe(key);
  });
});

test.each(['a: 0', 'a = 0', 'a = -0', 'a = 10'])(
  'a number that ends the text stands where it is: %j',
  (text) => {
    const inner = text.includes('=') ? `+++\n${text}\n+++\n` : `---\n${text}\n---\n`;
    const { value } = locate(read(inner), ['a']);
    expect(value && at(inner, value)).toBe(text.slice(text.lastIndexOf(' ') + 1));
  },
);

test.each(['yaml', 'toml'] as const)('a key is only a key, in %s', (language) => {
  const frontmatter =
    language === 'yaml'
      ? yaml('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 2}}\ntoString: 3')
      : toml('toString = 3\n[__proto__]\npolluted = 1\n[constructor.prototype]\npolluted = 2');
  expect(Object.keys(frontmatter.data).sort()).toEqual(['__proto__', 'constructor', 'toString']);
  for (const value of [frontmatter.data, ...Object.values(frontmatter.data)]) {
    if (typeof value === 'object') expect(Object.getPrototypeOf(value)).toBeNull();
  }
  expect({}).not.toHaveProperty('polluted');
});

test('what is absent is found at what is around it', () => {
  const frontmatter = yaml('links:\n  - label: x');
  expect(locate(frontmatter, ['links', 0, 'url'])).toBe(frontmatter.fields['/links/0']);
  expect(locate(frontmatter, ['title']).value).toBe(frontmatter.place);
  expect(openingFence(frontmatter)).toMatchObject({ start: { offset: 0 }, end: { offset: 3 } });
});

const name = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/),
  fc.string({ minLength: 1, maxLength: 6 }).filter((word) => printable(word)),
  fc.constantFrom('__proto__', 'constructor', '1', 'true', '2023-09-28', 'a/b', 'a~b', 'é', '🔥'),
);
const printable = (word: string) => !/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u.test(word);
const { data } = fc.letrec<{ data: Data; value: Data }>((tie) => ({
  data: fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: false }),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'grapheme', maxLength: 12 }).filter(printable),
    fc.constantFrom(
      'x: y',
      '# no',
      '- a',
      '2023-09-28',
      '10:30',
      'null',
      "'",
      '"',
      ' pad ',
      'a\nb\n',
    ),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('data'),
  ),
}));

/** Every path in a value, with what stands there. */
function* walk(
  value: Data,
  path: (string | number)[] = [],
): Generator<[(string | number)[], Data]> {
  if (path.length > 0) yield [path, value];
  if (typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    yield* walk(inner as Data, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

const writers: Readonly<Record<DataLanguage, (value: Data) => string>> = {
  yaml: (value) => stringify(value),
  toml: (value) => toToml(value),
  json: (value) => JSON.stringify(value, null, '\t'),
};

test.each(['yaml', 'toml', 'json'] as const)(
  'in %s every place points at the text it names',
  (language) => {
    fc.assert(
      fc.property(data, (value) => {
        const text = writers[language](value);
        const reading = readData(text, language, 'config-syntax');
        expect(reading.problems).toEqual([]);
        expect(plain(reading.value ?? {})).toEqual(plain(value));
        for (const [path, expected] of walk(value)) {
          const place = locate({ fields: reading.fields, place: none }, path);
          expect(plain(reparse(text, place.value, language))).toEqual(plain(expected));
          const key = path.at(-1);
          if (typeof key === 'number') expect(place.key).toBeNull();
          else expect(place.key && reparseKey(at(text, place.key), language)).toBe(key);
        }
      }),
    );
  },
);

const none: Place = {
  start: { line: 0, column: 0, offset: 0 },
  end: { line: 0, column: 0, offset: 0 },
};

/** Compares whatever the prototypes of mappings are. */
const plain = (value: unknown): string => JSON.stringify(value);

function reparse(text: string, place: Place, language: DataLanguage): unknown {
  const slice = at(text, place);
  if (language === 'toml') return readValue(`a = ${slice}`, 'toml');
  if (language === 'json') return readValue(`{"a": ${slice}}`, 'json');
  // A block of YAML keeps its lines in one column.
  return readValue(`a:\n${' '.repeat(place.start.column - 1)}${slice}`, 'yaml');
}

function readValue(text: string, language: DataLanguage): unknown {
  return (readData(text, language, 'config-syntax').value as { a: unknown }).a;
}

function reparseKey(key: string, language: DataLanguage): unknown {
  if (language !== 'toml') return String(parse(key, { schema: 'failsafe' }));
  return Object.keys(readData(`${key} = 1`, 'toml', 'config-syntax').value as object)[0];
}

test('YAML and TOML twins read alike', () => {
  fc.assert(
    fc.property(data, (value) => {
      const twins = [
        read(`---\n${writers.yaml(value)}---\n`),
        read(`+++\n${writers.toml(value)}\n+++\n`),
      ];
      expect(plain(twins[0]?.data)).toBe(plain(twins[1]?.data));
      expect(Object.keys(twins[0]?.fields ?? {})).toEqual(Object.keys(twins[1]?.fields ?? {}));
    }),
  );
});

test('a written scalar reads as the same text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }).filter(printable),
        fc.constantFrom('no', 'SEV1', '2023-09-28', '1', 'nan'),
      ),
      fc.constantFrom<DataLanguage>('yaml', 'toml', 'json'),
      (value, language) => {
        const written = writeScalar(value, language);
        const text = { yaml: `a: ${written}`, toml: `a = ${written}`, json: `{"a": ${written}}` };
        expect(readValue(text[language], language)).toBe(value);
      },
    ),
  );
});
