import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ScaffoldInput, scaffoldPost } from '../../src/cli/scaffold-post.ts';
import { listStyles } from '../../src/cli/scaffold-styles.ts';
import { defaults } from '../../src/config/defaults.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import { type Day, sectionKinds, type Zone } from '../../src/postmortem/types.ts';
import { createTemplates } from '../../src/render/templates.ts';

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    'a: b',
    '# x',
    "it's",
    '"x"',
    '\\',
    'true',
    '2023-09-28',
    '~',
    '- a',
    '{{ x }}',
    '<%= x %>',
    '日本 🔥',
  ),
);
const line = word
  .map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\s]+/gu, ' ').trim())
  .filter((text) => text !== '');
const day = fc
  .date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2090-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10) as Day);
const instant = fc
  .date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2090-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`);
const fields = fc.record(
  {
    title: line,
    date: day,
    status: fc.constantFrom('draft', 'in-review'),
    severity: fc.constantFrom('SEV1', 'SEV3'),
    services: fc.array(line, { maxLength: 3 }),
    tags: fc.array(line, { minLength: 1, maxLength: 3 }),
    authors: fc.array(line, { minLength: 1, maxLength: 2 }),
    started: instant,
    resolved: instant,
    timezone: fc.constantFrom('UTC', 'Europe/Berlin'),
    summary: line,
  },
  { requiredKeys: ['title', 'date', 'status'] },
);
const fill = createTemplates(null);

test.each(
  listStyles(null).flatMap((style) =>
    (['yaml', 'toml'] as const).map((language) => ({ style, language })),
  ),
)(
  'reading what it writes gives its fields back, and all sections: $style, $language',
  ({ style, language }) => {
    const kinds = fc.subarray([...sectionKinds]);
    fc.assert(
      fc.property(fields, kinds, fc.boolean(), (given, required, major) => {
        const input: ScaffoldInput = {
          style,
          language,
          fields: given,
          major,
          required,
          timeline: '',
          zone: 'UTC' as Zone,
          due: '2024-06-01' as Day,
        };
        const text = scaffoldPost(input, fill, defaults);
        const postmortem = readPostmortem(parseDocument({ path: 'posts/a.md', text }), defaults);
        expect(postmortem.problems).toEqual([]);
        expect(postmortem.fields).toMatchObject(given);
        expect(postmortem.title).toBe(given.title);
        const present = postmortem.sections.map(({ kind }) => kind);
        for (const kind of required) expect(present).toContain(kind);
      }),
      { numRuns: 25 },
    );
  },
);
