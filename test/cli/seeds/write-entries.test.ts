import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SeedEntry } from '../../../src/cli/seeds/types.ts';
import { writeEntries } from '../../../src/cli/seeds/write-entries.ts';
import { defaults } from '../../../src/config/defaults.ts';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import type { Day, Instant, Zone } from '../../../src/postmortem/types.ts';

const clock = { zone: 'UTC' as Zone, date: '2024-05-17' as Day };

const entry = (instant: string, text: string, more: Partial<SeedEntry> = {}): SeedEntry => ({
  instant: instant as Instant,
  text,
  author: null,
  kind: null,
  url: null,
  ...more,
});
const at = (time: string, text: string, more: Partial<SeedEntry> = {}): SeedEntry =>
  entry(`2024-05-17T${time}:00Z`, text, more);

/** The timeline and the rest of a post that holds these entries. */
function readBack(entries: readonly SeedEntry[], { zone, date } = clock) {
  const text = `---\ntitle: A\ndate: ${date}\ntimezone: ${zone}\n---\n\n## Timeline\n\n${writeEntries(entries, { zone, date })}\n## Root cause\n\nA lock.\n`;
  const document = parseDocument({ path: 'posts/a.md', text });
  return { document, ...readPostmortem(document, defaults) };
}

test('entries are sorted, and told once', () => {
  const lines = writeEntries([at('14:07', 'b'), at('14:05', 'aa'), at('14:07', 'b')], clock);
  expect(lines).toBe('- 14:05 aa\n- 14:07 b\n');
});

test('author, kind and address', () => {
  const url = 'https://example.org/a_b?c=1&d=(2)';
  const lines = writeEntries(
    [at('14:05', 'Rolled back', { author: 'ana', kind: 'mitigation', url })],
    clock,
  );
  expect(lines).toBe(`- 14:05 [mitigation] ana: Rolled back <https://example.org/a_b?c=1&d=(2)>\n`);
});

test('on several days each entry has its date', () => {
  const lines = writeEntries([at('23:59', 'Aa'), entry('2024-05-18T00:01:00Z', 'Bb')], clock);
  expect(lines).toBe('- 2024-05-17 23:59 Aa\n- 2024-05-18 00:01 Bb\n');
});

test('a time that the clocks show twice is told in UTC', () => {
  const there = { zone: 'Europe/Berlin' as Zone, date: '2024-10-27' as Day };
  const twice = [entry('2024-10-27T00:30:00Z', 'Aa'), entry('2024-10-27T01:30:00Z', 'Bb')];
  expect(writeEntries(twice, there)).toBe('- 2024-10-27 00:30 UTC Aa\n- 2024-10-27 01:30 UTC Bb\n');
  expect(readBack(twice, there).timeline.map(({ instant }) => instant)).toEqual(
    twice.map(({ instant }) => instant),
  );
});

test.each([
  '<script>alert(1)</script>',
  '<!-- recount-ignore secret-leaked: no -->',
  '# heading',
  '- [ ] task',
  '> quote',
  '```js',
  '[x](javascript:alert(1))',
  '![x](https://example.org/x.png)',
  '**bold** _em_ ~~gone~~ `code`',
  '| a | b |',
  '[^1]: note',
  ':::internal',
  '&lt;b&gt; &amp; &#x41;',
  '{{< track "2024" >}}',
  '2024-05-17 14:05 - 15:00 range',
  '15:00 is when',
  'UTC it is',
  'approx. 12 hosts',
  'to be honest',
  '- 15:00',
  '1. one',
  'a\\*b',
  'www.example.org and ana@example.org',
  '::: x\u2028:::',
  'snake_case_name and __init__',
  '***',
  '14:05',
])('%j stays a text', (text) => {
  const { timeline, document, sections } = readBack([
    at('14:05', 'First'),
    at('14:06', text),
    at('14:07', 'Last'),
  ]);
  expect(timeline.map(({ instant }) => instant)).toEqual([
    '2024-05-17T14:05:00Z',
    '2024-05-17T14:06:00Z',
    '2024-05-17T14:07:00Z',
  ]);
  expect(timeline[1]?.plain).toBe(text.replaceAll(/\s+/g, ' ').trim());
  expect(sections.map(({ kind }) => kind)).toEqual(['timeline', 'root-cause']);
  expect(JSON.stringify(document.tree)).not.toMatch(
    /"type":"(?:html|image|code|table)"|"url":"(?!https?:|mailto:)/,
  );
});

test('an address in the text is a link, without the point behind it', () => {
  const { timeline } = readBack([
    at('14:05', 'See https://example.org/a_b_c, and (https://example.org/x).'),
  ]);
  expect(timeline[0]?.text).toBe('See <https://example.org/a_b_c>, and (<https://example.org/x>).');
});

const instants = fc
  .integer({ min: Date.UTC(2023, 0, 1) / 60_000, max: Date.UTC(2025, 0, 1) / 60_000 })
  .map((minutes) => `${new Date(minutes * 60_000).toISOString().slice(0, 19)}Z`);
const pieces = fc.constantFrom(
  ...[
    '*',
    '_',
    '`',
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    '#',
    '|',
    '!',
    '\\',
    '&amp;',
    ':',
    '-',
    '~',
    '@',
    '+',
  ],
  ...[
    ' ',
    '  ',
    'the',
    'queue',
    '14:05',
    '2024',
    'UTC',
    'https://example.org/x',
    '\n',
    '\t',
    '\u0000',
    'é',
    '日本',
    '1.',
  ],
);
const texts = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));

test('whatever is told, each entry is read back at its time, and nothing else is made of it', () => {
  const entries = fc.array(
    fc.record({
      instant: instants,
      text: texts.filter((text) => /[\p{L}\p{N}]/u.test(text)),
      author: fc.option(fc.constantFrom('ana', 'ben (on call)', '<b>', '14:05'), { nil: null }),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', '+05:30');
  fc.assert(
    fc.property(entries, zones, (list, zone) => {
      const seeds = list.map(({ instant, text, author }) => entry(instant, text, { author }));
      const there = { zone: zone as Zone, date: '2024-05-17' as Day };
      const written = writeEntries(seeds, there);
      const { timeline, sections, document } = readBack(seeds, there);
      const lines = written.trimEnd().split('\n');
      expect(timeline).toHaveLength(lines.length);
      expect(new Set(timeline.map(({ instant }) => instant))).toEqual(
        new Set(seeds.map(({ instant }) => instant)),
      );
      expect(sections.map(({ kind }) => kind)).toEqual(['timeline', 'root-cause']);
      expect(JSON.stringify(document.tree)).not.toMatch(
        /"type":"(?:html|image|code|table|strong|emphasis)"/,
      );
    }),
    { numRuns: 50 },
  );
}, 120_000);
