import { readdirSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { reporters } from '../../../src/cli/reporters/index.ts';
import { formatJson } from '../../../src/cli/reporters/json.ts';
import { formatPretty } from '../../../src/cli/reporters/pretty.ts';
import { atLeast, type Report } from '../../../src/cli/reporters/report.ts';
import { type Level, type Message, problem } from '../../../src/message/message.ts';
import { createLocator } from '../../../src/message/place.ts';

const texts: Readonly<Record<string, string>> = {
  'posts/a.md': '---\ntitel: Sign-ups failed\ndate: 2024-05-01\n---\n\nIt was human error.\n',
  'posts/b.md': '# 障害\n',
};

function message(
  path: string,
  level: Level,
  ruleId: string,
  at: readonly [start: number, end: number] | null,
  words: { unexpected: string; expected: string; note?: string },
): Message {
  const place = at === null ? null : createLocator(texts[path] ?? '').place(...at);
  return { ...problem(ruleId, { place, ...words }), level, path };
}

const report: Report = {
  posts: 3,
  clean: ['posts/c d.md'],
  prefix: '',
  textOf: (path) => texts[path] ?? null,
  messages: [
    message('posts/a.md', 'error', 'field-unknown', [4, 9], {
      unexpected: 'key `titel`',
      expected: '`title`',
    }),
    message('posts/a.md', 'warn', 'blame-language', [56, 67], {
      unexpected: '`human error`',
      expected: 'what made the action look right at the time',
      note: 'People act on what they see; blame hides what would have to change. If it is meant, say so in a comment.',
    }),
    message('posts/b.md', 'info', 'section-missing', null, {
      unexpected: 'post with \u001b[2J in it',
      expected: 'none',
    }),
  ],
};
const plain = { colour: false, columns: 80 };

test('every format has a file and a line in the table', () => {
  const folder = new URL('../../../src/cli/reporters/', import.meta.url);
  const formats = readdirSync(folder)
    .filter((name) =>
      /^export const format\w+: Reporter/m.test(readFileSync(new URL(name, folder), 'utf8')),
    )
    .map((name) => name.slice(0, -'.ts'.length));
  expect(Object.keys(reporters).sort()).toEqual(formats.sort());
});

describe('pretty', () => {
  test('groups by file and shows places, lines, notes and the next step', () => {
    expect(formatPretty(report, plain)).toBe(`posts/a.md
  2:1  error  Unexpected key \`titel\`, expected \`title\`  field-unknown
    2 │ titel: Sign-ups failed
      │ ^^^^^

  6:8  warn   Unexpected \`human error\`, expected what made the action look right at the time  blame-language
    6 │ It was human error.
      │        ^^^^^^^^^^^
      │ People act on what they see; blame hides what would have to change. If
      │ it is meant, say so in a comment.

posts/b.md
  -  info   Unexpected post with ␛[2J in it, expected none  section-missing

✖ 1 error, 1 warning, 1 info in 2 files (3 posts looked at)
Run \`recount explain field-unknown\` to read about a rule.
`);
  });

  test('says so when there is nothing', () => {
    expect(formatPretty({ ...report, messages: [] }, plain)).toBe('✔ 3 posts, no messages\n');
  });

  test('does without the text of a file', () => {
    const text = formatPretty({ ...report, textOf: () => null }, plain);
    expect(text).toContain('Unexpected key `titel`');
    expect(text).not.toContain('Sign-ups failed');
  });

  test('colours only when asked to, and then says the same', () => {
    const coloured = formatPretty(report, { ...plain, colour: true });
    const bare = stripVTControlCharacters(coloured);
    expect(bare).not.toBe(coloured);
    // In colour bold takes the place of back-ticks in the reasons.
    const reasons = /`(titel|title|human error)`/g;
    expect(bare).toBe(formatPretty(report, plain).replaceAll(reasons, '$1'));
  });
});

describe('json', () => {
  test('has a shape that scripts can rely on', () => {
    const [first, ...others] = report.messages;
    const { messages, ...head } = JSON.parse(formatJson(report, plain));
    expect(head).toEqual({ version: 1, posts: 3, counts: { error: 1, warn: 1, info: 1 } });
    expect(messages).toHaveLength(1 + others.length);
    expect(messages[0]).toEqual({
      path: 'posts/a.md',
      level: 'error',
      ruleId: 'field-unknown',
      reason: 'Unexpected key `titel`, expected `title`',
      place: first?.place,
      actual: null,
      expected: [],
      note: null,
      url: expect.stringMatching(/^file:.*\/src\/rules\/field-unknown\.md$/),
      fixes: [],
    });
  });

  test('keeps a whole-file message without a place', () => {
    expect(JSON.parse(formatJson(report, plain)).messages[2].place).toBeNull();
  });
});

test.each([
  ['error', ['error']],
  ['warn', ['error', 'warn']],
  ['info', ['error', 'warn', 'info']],
] as const)('at least %s', (level, expected) => {
  expect(atLeast(report.messages, level).map((message) => message.level)).toEqual(expected);
});
