import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendEntry, type LogEntry } from '../../../src/cli/log/append-entry.ts';
import { defaults } from '../../../src/config/defaults.ts';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import type { EntryKind, Instant } from '../../../src/postmortem/types.ts';

const post = (timeline: string, fields = 'timezone: UTC\n'): string =>
  `---\ntitle: A\ndate: 2024-05-17\nstatus: draft\n${fields}---\n\n## Summary\n\nIt broke.\n${timeline}\n## Root cause\n\nA lock.\n`;

const append = (
  text: string,
  at: string,
  message = 'Rolled *back* to `1.2`',
  kind: EntryKind | null = null,
) => {
  const entry: LogEntry = { instant: at as Instant, message, kind };
  return appendEntry({ path: 'posts/a.md', text }, entry, defaults);
};

const words = 'Rolled *back* to `1.2`';

describe('in the shape of the entries that are there', () => {
  test.each<[name: string, timeline: string, addition: string]>([
    ['a list', '- 14:05 Down\n- 14:07 Found', `\n- 14:12 ${words}`],
    ['stars and colons', '* 14:05: Down\n* 14:07: Found', `\n* 14:12: ${words}`],
    ['bold stamps', '- **14:05** – Down', `\n- **14:12** – ${words}`],
    ['bold stamps with a colon inside', '- **14:05:** Down', `\n- **14:12:** ${words}`],
    ['code stamps', '- `14:05` Down', `\n- \`14:12\` ${words}`],
    ['emphasis that goes on', '- **14:05 Down** at once', `\n- 14:12 ${words}`],
    ['two clocks', '- 10:05 EDT (14:05 UTC) Down', `\n- 14:12 UTC ${words}`],
    ['an approximation', '- ~14:05 Down', `\n- 14:12 ${words}`],
    ['brackets', '- [14:05] Down', `\n- [14:12] ${words}`],
    ['full stamps', '- 2024-05-17 14:05 UTC - Down', `\n- 2024-05-17 14:12 UTC - ${words}`],
    ['ISO stamps', '- 2024-05-17T14:05:00Z Down', `\n- 2024-05-17T14:12:30Z ${words}`],
    ['the 12-hour clock', '- 2:05 PM Down', `\n- 2:12 PM ${words}`],
    ['numbers', '1. 14:05 Down\n2. 14:07 Found', `\n3. 14:12 ${words}`],
    ['the same number', '1. 14:05 Down\n1. 14:07 Found', `\n1. 14:12 ${words}`],
    ['a loose list', '- 14:05 Down\n\n- 14:07 Found', `\n\n- 14:12 ${words}`],
    ['nested lists', '- 14:05 Down\n  - 300 errors\n  - more', `\n- 14:12 ${words}`],
    ['an indented list', '  - 14:05 Down\n  - 14:07 Found', `\n  - 14:12 ${words}`],
    ['a quote', '> - 14:05 Down\n> - 14:07 Found', `\n> - 14:12 ${words}`],
    [
      'a list with a fence',
      '- 14:05 Down\n\n  ```\n  - 14:06 not an entry\n  ```',
      `\n- 14:12 ${words}`,
    ],
    [
      'a table',
      '| Time  | Event                            |\n| ----- | -------------------------------- |\n| 14:05 | Down                             |',
      `\n| 14:12 | ${words}           |`,
    ],
    [
      'bold stamps in a table',
      '| Time | Event |\n|---|---|\n| **14:05** | Down |',
      `\n| **14:12** | ${words} |`,
    ],
    ['a table without outer bars', 'Time | Event\n--- | ---\n14:05 | Down', `\n14:12 | ${words}`],
    [
      'a table of three columns',
      '| Time | Who | What |\n|---|---|---|\n| 14:05 | @ana | The checkout is down |',
      `\n| 14:12 |      | ${words} |`,
    ],
    [
      'a table with days apart',
      '| Date | Time | What |\n|---|---|---|\n| 2024-05-17 | 14:05 | The checkout is down |',
      `\n| 2024-05-17 | 14:12 | ${words} |`,
    ],
    [
      'headings',
      '### 14:05 Down\n\nErrors.\n\n### 14:07 Found\n\nA lock.',
      `\n\n### 14:12 ${words}`,
    ],
    ['bare headings', '### 14:05\n\nErrors.\n\n### 14:07\n\nA lock.', `\n\n### 14:12\n\n${words}`],
    ['paragraphs', '14:05 Down\n\n14:07 Found', `\n\n14:12 ${words}`],
    ['bold paragraphs', '**14:05** Down\n\n**14:07** Found', `\n\n**14:12** ${words}`],
    ['days as headings', '### 2024-05-17\n\n- 14:05 Down', `\n- 14:12 ${words}`],
  ])('%s', (_name, timeline, addition) => {
    const text = post(`\n## Timeline\n\n${timeline}\n`);
    const { text: after, line } = append(text, '2024-05-17T14:12:30Z');
    expect(after).toBe(post(`\n## Timeline\n\n${timeline}${addition}\n`));
    expect(after.split('\n')[line - 1]).toContain('12');
    const { timeline: entries } = readPostmortem(
      parseDocument({ path: 'a.md', text: after }),
      defaults,
    );
    expect(entries.at(-1)?.instant?.slice(0, 16)).toBe('2024-05-17T14:12');
    const crlf = append(text.replaceAll('\n', '\r\n'), '2024-05-17T14:12:30Z').text;
    expect(crlf).toBe(after.replaceAll('\n', '\r\n'));
  });
});

test('a timeline without entries, with what it asks for', () => {
  const text = post('\n## Timeline\n\n<!-- All times in UTC.\n- 14:05 Example\n-->\n');
  const { text: after, line } = append(text, '2024-05-17T14:12:00Z', 'Down', 'detection');
  expect(after).toBe(text.replace('-->\n', '-->\n\n- 14:12 [detection] Down\n'));
  expect(line).toBe(18);
});

test.each([
  ['an empty section', '\n## Timeline\n'],
  ['a section at once followed', '\n## Timeline'],
  ['no section', ''],
])('%s', (_name, timeline) => {
  const { text } = append(post(timeline), '2024-05-17T14:12:00Z', 'Down');
  expect(text).toContain('It broke.\n\n## Timeline\n\n- 14:12 Down\n\n## Root cause\n');
});

test.each(['', '---\ntitle: A\n---\n', 'Text\nwithout an end'])(
  'the post %j gets a timeline',
  (text) => {
    const after = append(text, '2024-05-17T14:12:00Z', 'Down').text;
    expect(after.startsWith(text)).toBe(true);
    expect(after).toMatch(/## Timeline\n\n- 2024-05-17 14:12(?: UTC)? Down\n?$/);
  },
);

test('the end of a file without a last line end stays without', () => {
  const text = '---\ntitle: A\ndate: 2024-05-17\ntimezone: UTC\n---\n\n## Timeline\n\n- 14:05 Down';
  expect(append(text, '2024-05-17T14:12:00Z', 'Up').text).toBe(`${text}\n- 14:12 Up`);
});

test('the zone is that of the timeline', () => {
  const berlin = post('\n## Timeline\n\n- 16:05 Down\n', 'timezone: Europe/Berlin\n');
  expect(append(berlin, '2024-05-17T14:12:00Z', 'Up').stamp).toBe('16:12');
  const headed = post('\n## Timeline (all times EDT)\n\n- 10:05 Down\n', '');
  expect(append(headed, '2024-05-17T14:12:00Z', 'Up').stamp).toBe('10:12');
});

test('another day is told where the time alone would not', () => {
  const text = post('\n## Timeline\n\n- 14:05 Down\n- 23:50 Up\n');
  expect(append(text, '2024-05-18T00:10:00Z', 'Looked again').stamp).toBe('00:10');
  expect(append(text, '2024-05-19T23:55:00Z', 'Looked again').stamp).toBe('2024-05-19 23:55');
});

test('what happened earlier stands where it belongs', () => {
  const text = post('\n## Timeline\n\n- 14:05 Down\n- 14:30 Up\n');
  expect(append(text, '2024-05-17T14:12:00Z', 'Found').text).toContain(
    '- 14:05 Down\n- 14:12 Found\n- 14:30 Up\n',
  );
  expect(append(text, '2024-05-17T14:00:00Z', 'Deploy').text).toContain(
    '\n\n- 14:00 Deploy\n- 14:05 Down\n',
  );
});

test.each([
  ['15:00 UTC is the maintenance', '- 14:12 15:00 UTC is the maintenance'],
  ['- 15:00 was planned', '- 14:12 [note] - 15:00 was planned'],
  ['UTC it is', '- 14:12 [note] UTC it is'],
  ['<!-- open', '- 14:12 <!-- open'],
  ['a | b', '- 14:12 a | b'],
])('%j can not be taken for something else', (message, line) => {
  const text = post('\n## Timeline\n\n- 14:05 Down\n');
  expect(append(text, '2024-05-17T14:12:00Z', message).text).toContain(`- 14:05 Down\n${line}\n`);
});

test('bars in a table are escaped', () => {
  const text = post('\n## Timeline\n\n| Time | Event |\n|---|---|\n| 14:05 | Down |\n');
  expect(append(text, '2024-05-17T14:12:00Z', 'a | b').text).toContain('\n| 14:12 | a \\| b |\n');
});

test('whatever is told, it is there once, at its time, and the rest is as it was', () => {
  const messages = fc
    .array(
      fc.constantFrom(
        ...[
          '*',
          '_',
          '`',
          '<',
          '>',
          '[',
          ']',
          '#',
          '|',
          '\\',
          '-',
          '1.',
          ' ',
          'the',
          'queue',
          '14:05',
          'UTC',
          '2024-05-17',
          '<!--',
          '-->',
          '```',
          '$',
          '~',
          'é',
        ],
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join(' ').replaceAll(/\s+/g, ' ').trim())
    .filter((message) => /[a-zé]/.test(message));
  const timelines = fc.constantFrom(
    '- 14:05 Down\n- 14:07 Found\n',
    '| Time | Event |\n|---|---|\n| 14:05 | Down |\n',
    '### 14:05 Down\n\nErrors.\n\n### 14:07 Found\n',
    '14:05 Down\n\n14:07 Found\n',
    '<!-- nothing yet -->\n',
  );
  const minutes = fc.integer({
    min: Date.UTC(2024, 4, 17, 12) / 60_000,
    max: Date.UTC(2024, 4, 19) / 60_000,
  });
  fc.assert(
    fc.property(messages, timelines, minutes, (message, timeline, minute) => {
      const text = post(`\n## Timeline\n\n${timeline}`);
      const instant = `${new Date(minute * 60_000).toISOString().slice(0, 19)}Z`;
      const { text: after, line } = append(text, instant, message);
      const entries = readPostmortem(
        parseDocument({ path: 'a.md', text: after }),
        defaults,
      ).timeline;
      const own = entries.filter((entry) => entry.stamp.place.start.line === line);
      expect(own.map((entry) => entry.instant)).toEqual([instant]);
    }),
    { numRuns: 40 },
  );
}, 120_000);
