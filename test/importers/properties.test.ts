import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { readFrontmatter } from '../../src/frontmatter/read-frontmatter.ts';
import { formatField } from '../../src/importers/fields/format-field.ts';
import { importDocument } from '../../src/importers/import-document.ts';
import { isFailure } from '../../src/importers/types.ts';
import { bodyOf } from './import-text.ts';

const run = (path: string, text: string | Uint8Array) =>
  importDocument(
    { path, bytes: Buffer.from(text), origin: path, firstCommit: async () => null },
    defaults,
  );

const line = fc.oneof(
  fc.constantFrom(
    '# Outage of 3 May 2024',
    '## Timeline',
    'Root cause',
    'Action items',
    '- 10:05 An alert fired',
    '• Add a test',
    '1) Check it',
    '| a | b |',
    'a\tb',
    '```',
    '---',
    '+++',
    '===',
    '***',
    'title: A: b',
    'title = "x"',
    'Severity: SEV2',
    'Key people: Ana, Ben.',
    'SELECT * FROM jobs WHERE (a = 1',
    '{{< track "2022-01-28T10:10:28Z" >}}',
    '<Update date="2022-01-28T10:10:28Z">',
    '</Update>',
    '<p>Some <b>text</b>',
    '</div><div class="nav">',
    '« Previous',
    '|',
    '  indented, and goes on',
    '\t\tdeep',
    '',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.lorem({ mode: 'sentences', maxCount: 2 }),
);
const text = fc
  .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end));
const frontmatter = fc.constantFrom(
  '',
  '---\ntitle: A\n---\n',
  '---\ntitle: A\nlayout: post\nauthor: Ana\nseverity: major-outage\n---\n\n',
  '---\ntitle: [broken\n---\n',
  '---\n- a list\n---\n',
  '---\n---\n',
  '+++\ntitle = "A"\n[extra]\na = 1\n[[links]]\nurl = "https://example.org"\n+++\n',
  '---\r\ntitle: A\r\nx: |\r\n  # no comment\r\n\r\ny: &a [1]\r\nz: *a\r\n---\r\n',
);

describe('imports of anything', () => {
  test('never throw, and what they made they leave as it is', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('a.md', 'a.mdx', 'a.html', 'a.txt'),
        frontmatter,
        text,
        async (path, head, body) => {
          const first = await run(path, head + body);
          if (isFailure(first)) return;
          const second = await run('a.md', first.text);
          expect(isFailure(second) ? second.failure : second.text).toBe(first.text);
        },
      ),
      { numRuns: 300 },
    ),
  );

  test('never throw for bytes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('a.md', 'a.html', 'a.txt'),
        fc.uint8Array({ maxLength: 200 }),
        async (path, bytes) => {
          expect(await run(path, bytes)).toHaveProperty('source', path);
        },
      ),
      { numRuns: 100 },
    ));

  test('leave the body of Markdown as it is, byte for byte', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(frontmatter, text, async (head, body) => {
        fc.pre(
          !/track|Update date|^\s*(?:---|\+\+\+)/m.test(body) &&
            body.trim() !== '' &&
            !/\0|^\uFEFF/.test(body),
        );
        const post = await run('a.md', head + body);
        if (isFailure(post)) throw new Error(post.failure);
        expect(bodyOf(post).endsWith(body)).toBe(true);
      }),
      { numRuns: 200 },
    ),
  );
});

/** What frontmatter refuses, escaped or not. */
const lost = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

describe('formatField', () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'yes',
      'null',
      '~',
      '2024-01-01',
      '10:30',
      '0x1f',
      '1e3',
      ' a',
      'a #b',
      '- a',
      '# a',
      '---',
      '+++',
      '\u0085\u2028',
      '{a: b}',
      "'",
      '"\\',
    ),
  );
  const value = fc.oneof(
    scalar,
    fc.boolean(),
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.array(scalar, { minLength: 1, maxLength: 3 }),
    fc.array(fc.record({ url: scalar, 'odd key': scalar }), { minLength: 1, maxLength: 3 }),
    fc.record({ users: fc.integer({ min: 0, max: 1e6 }), summary: scalar }),
  );

  test.each(['yaml', 'toml'] as const)('what is written in %s is read the same', (language) => {
    const fence = language === 'toml' ? '+++' : '---';
    fc.assert(
      fc.property(value, (written) => {
        const lines = [fence, ...formatField('field', written, language), fence, ''];
        const { frontmatter: read, problems } = readFrontmatter(lines.join('\n'));
        expect(problems).toEqual([]);
        const wanted = JSON.parse(
          JSON.stringify(written, (_, inner) =>
            typeof inner === 'string' ? inner.replaceAll(lost, '\uFFFD') : inner,
          ),
        ) as unknown;
        expect(JSON.parse(JSON.stringify(read?.data.field))).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });
});
