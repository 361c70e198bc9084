import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { defaults } from '../../src/config/defaults.ts';
import { readFrontmatter } from '../../src/frontmatter/read-frontmatter.ts';
import { readFields } from '../../src/postmortem/read-fields.ts';
import { commonFieldNames } from '../../src/postmortem/schema.ts';
import { type Data, toToml } from '../frontmatter/to-toml.ts';

const scalar = fc.oneof(
  fc.constantFrom<Data>(
    '2023-09-28',
    '2026-02-30',
    '2023-09-28T10:05:00Z',
    '2023-09-28 10:05',
    '10:30',
    '2023-9-8',
    'Europe/Berlin',
    'Mars/Base',
    '+02:00',
    'SEV1',
    'sev-2',
    'SEV9',
    'critical',
    'draft',
    'publishd',
    'internal',
    'bug',
    'alert',
    'javascript:x',
    'https://example.org/a?b=c',
    '@ana',
    '# no comment',
    'a: b',
    '- a',
    'null',
    'true',
    '~',
    '',
    ' ',
    '=HYPERLINK("x")',
    '{{ x }}',
    'é🔥',
  ),
  fc.integer({ min: -5, max: 100_000 }),
  fc.boolean(),
);
const people = fc.array(scalar, { maxLength: 3 });
const item = fc.dictionary(
  fc.constantFrom('title', 'titel', 'owner', 'due', 'status', 'type', 'constructor', '__proto__'),
  fc.oneof(scalar, people),
  { maxKeys: 4, noNullPrototype: true },
);
const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...commonFieldNames) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('titel', 'Services', 'own', '__proto__', 'toString', 'a b'),
  },
);
const fields = fc.dictionary(
  key,
  fc.oneof(scalar, people, item, fc.array(item, { maxLength: 2 })),
  {
    maxKeys: 8,
    noNullPrototype: true,
  },
) as fc.Arbitrary<Record<string, Data>>;

function readText(text: string) {
  const { frontmatter, problems } = readFrontmatter(text);
  expect(problems).toEqual([]);
  if (frontmatter === null) throw new Error('Expected frontmatter');
  return { text, ...readFields(frontmatter, defaults) };
}

test('whatever stands in them, YAML and TOML twins are read alike, and messages point at what they name', () => {
  fc.assert(
    fc.property(fields, (data) => {
      const yaml = readText(`---\n${stringify(data)}---\n`);
      const toml = readText(`+++\n${toToml(data)}\n+++\n`);
      expect(toml.fields).toEqual(yaml.fields);
      const told = ({ problems }: typeof yaml) =>
        problems.map(({ ruleId, reason, actual, expected, note }) => ({
          ruleId,
          reason,
          actual,
          expected,
          note,
        }));
      expect(told(toml)).toEqual(told(yaml));
      for (const { text, problems } of [yaml, toml]) {
        for (const { place, actual, reason } of problems) {
          if (place === null) throw new Error('Expected a place');
          const words = text.slice(place.start.offset, place.end.offset);
          if (actual !== null) expect(unquoted(words), reason).toContain(unquoted(actual));
          const [, named] = /^Unexpected (?:key|empty) `([^`]*)`/.exec(reason) ?? [];
          if (named !== undefined) expect(unquoted(words)).toBe(unquoted(named));
        }
      }
      expect({}).not.toHaveProperty('title');
    }),
    { numRuns: 200 },
  );
});

/** Letters that no language writes in another way. */
const unquoted = (text: string): string => text.replaceAll(/["'\\\s]/g, '');
