import { expect, test } from 'vitest';
import { readChatLog } from '../../../src/cli/seeds/read-chat-log.ts';
import type { Day, Zone } from '../../../src/postmortem/types.ts';

const utc = { date: '2024-05-17' as Day, zone: 'UTC' as Zone };

/** Entries as `instant author: text`. */
const read = (text: string, context = utc): readonly string[] =>
  readChatLog(text, context).entries.map(
    ({ instant, author, text: words }) => `${instant} ${author ?? '-'}: ${words}`,
  );

const twoMessages = [
  '2024-05-17T14:05:00Z ana: checkout is down',
  '2024-05-17T14:07:00Z ben: looking: https://example.org/a?b=1',
];

test.each<[name: string, text: string, expected?: readonly string[]]>([
  ['IRC', '[14:05] <ana> checkout is down\n[14:07] <@ben> looking: https://example.org/a?b=1'],
  ['irssi', '14:05 < ana> checkout is down\n14:07 <+ben> looking: https://example.org/a?b=1'],
  [
    'irssi with a change of day',
    '--- Log opened Thu May 16 09:00:00 2024\n23:59 <ana> night\n--- Day changed Fri May 17 2024\n14:05 <ana> checkout is down',
    ['2024-05-16T23:59:00Z ana: night', '2024-05-17T14:05:00Z ana: checkout is down'],
  ],
  [
    'WeeChat',
    '2024-05-17 14:05:00\tana\tcheckout is down\n2024-05-17 14:06:00\t-->\tcim (c@host) has joined #ops\n2024-05-17 14:07:00\t@ben\tlooking: https://example.org/a?b=1',
  ],
  [
    'Slack, copied',
    'ana\n  2:05 PM\ncheckout is down\nben  2:07 PM\nlooking:\nhttps://example.org/a?b=1\n',
    [
      '2024-05-17T14:05:00Z -: checkout is down',
      '2024-05-17T14:07:00Z ben: looking: https://example.org/a?b=1',
    ],
  ],
  [
    'Slack with brackets',
    'Friday, May 17th\nana  [2:05 PM]\ncheckout is down\n\nben  APP  [2:07 PM]\nlooking: https://example.org/a?b=1',
  ],
  [
    'Discord, copied',
    'ana \u2014 Today at 2:05 PM\ncheckout is down\nben \u2014 17/05/2024 14:07\nlooking: https://example.org/a?b=1',
  ],
  [
    'Discord, exported',
    '[17-May-24 02:05 PM] ana\ncheckout is down\n\n[17-May-24 02:07 PM] ben\nlooking: https://example.org/a?b=1\n',
  ],
  [
    'WhatsApp',
    '17/05/2024, 14:05 - ana: checkout is down\n17/05/2024, 14:07 - ben: looking:\nhttps://example.org/a?b=1',
  ],
  ['month first', '5/17/24, 2:05 PM - ana: checkout is down', twoMessages.slice(0, 1)],
  ['with offsets', '[2024-05-17 16:05:00 +0200] ana: checkout is down', twoMessages.slice(0, 1)],
  [
    'plain notes over midnight',
    '23:50 alert\n00:10 all clear',
    ['2024-05-17T23:50:00Z -: alert', '2024-05-18T00:10:00Z -: all clear'],
  ],
  [
    'telling of times in the text',
    '14:05 ana: at 14:00 it was fine\nAt 14:01 it was not\n14:06 ana: 15:00 is the maintenance',
    [
      '2024-05-17T14:05:00Z ana: at 14:00 it was fine At 14:01 it was not',
      '2024-05-17T14:06:00Z ana: 15:00 is the maintenance',
    ],
  ],
  [
    'words that only look like an author',
    '14:05 https://example.org/x is red\n14:06 error: disk full',
    [
      '2024-05-17T14:05:00Z -: https://example.org/x is red',
      '2024-05-17T14:06:00Z error: disk full',
    ],
  ],
])('reads %s', (_name, text, expected = twoMessages) => {
  expect(read(text)).toEqual(expected);
  expect(read(text.replaceAll('\n', '\r\n'))).toEqual(expected);
});

test('times without a zone are those of the post', () => {
  expect(read('14:05 ana: down', { ...utc, zone: 'America/New_York' as Zone })).toEqual([
    '2024-05-17T18:05:00Z ana: down',
  ]);
});

test('tells what it leaves out', () => {
  const seed = readChatLog('#incident\ntopic\n2024-03-31 02:30 gone\n2024-03-31 03:30 there', {
    date: '2024-03-31' as Day,
    zone: 'Europe/Berlin' as Zone,
  });
  expect(seed.entries).toHaveLength(1);
  expect(seed.notes).toEqual([
    '2 lines in front of the first stamp left out',
    '1 message left out, whose time does not exist or exists twice',
  ]);
});

test.each(['', '\n\n', 'nothing stamped\nat all', '\0\u2028'])('gives nothing of %j', (text) => {
  expect(readChatLog(text, utc).entries).toEqual([]);
});
