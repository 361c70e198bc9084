import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { defaults } from '../../src/config/defaults.ts';
import { readFrontmatter } from '../../src/frontmatter/read-frontmatter.ts';
import { applyEdits } from '../../src/message/apply-edits.ts';
import {
  dayOf,
  impactFacts,
  instantOf,
  listOf,
  severityOf,
  zoneOf,
} from '../../src/postmortem/field-values.ts';
import { readFields } from '../../src/postmortem/read-fields.ts';
import type { Fields } from '../../src/postmortem/schema.ts';
import type { ReadOptions, Zone } from '../../src/postmortem/types.ts';
import { type Data, toToml } from '../frontmatter/to-toml.ts';

const base = { title: 'Queue full', date: '2023-09-28' };

function read(text: string, options: ReadOptions = defaults) {
  const { frontmatter, problems } = readFrontmatter(text);
  expect(problems).toEqual([]);
  if (frontmatter === null) throw new Error('Expected frontmatter');
  return readFields(frontmatter, options);
}

/** Reads the same fields from both languages and expects the same of them. */
function readTwins(data: Record<string, Data>, options: ReadOptions = defaults) {
  const yaml = read(`---\n${stringify(data)}---\n`, options);
  const toml = read(`+++\n${toToml(data)}\n+++\n`, options);
  const told = ({ problems }: typeof yaml) =>
    problems.map(({ ruleId, reason }) => `${ruleId}: ${reason}`);
  expect(toml.fields).toEqual(yaml.fields);
  expect(told(toml)).toEqual(told(yaml));
  return { fields: yaml.fields, told: told(yaml), problems: yaml.problems };
}

describe('valid fields', () => {
  test('all that a post may say', () => {
    const data = {
      ...base,
      id: 'INC-7',
      status: 'in-review',
      severity: 'sev-2',
      services: ['checkout'],
      regions: ['eu'],
      teams: ['payments'],
      tags: ['queue', 'retry'],
      authors: ['@ana', '@ben'],
      owner: '@ana',
      responders: ['@ben'],
      commander: '@ana',
      scribe: '@ben',
      reviewers: ['@cleo'],
      started: '2023-09-28T10:05:00Z',
      detected: '2023-09-28 10:10 Europe/Berlin',
      acknowledged: '2023-09-28T10:12+00:00',
      mitigated: '2023-09-28 10:30',
      resolved: '2023-09-28T11:00:00.5Z',
      timezone: 'europe/berlin',
      cause: 'config-change',
      trigger: 'deploy',
      detection_method: 'alert',
      impact: {
        users: 1200,
        requests: { value: '3 %', basis: 'estimated' },
        revenue: 'none',
        data_loss: false,
        summary: 'Slow.',
      },
      related: ['INC-1'],
      supersedes: 'INC-2',
      duplicate_of: 'INC-3',
      links: [
        { url: 'https://example.org/x', label: 'Ticket', role: 'ticket' },
        { url: '../other.md#h' },
      ],
      visibility: 'internal',
      summary: 'The queue was full.',
      action_items: [
        {
          title: 'Alert on length',
          id: 'AI-1',
          owner: '@ana',
          due: '2023-10-12',
          status: 'wont-do',
          type: 'detect',
          priority: 'P1',
          ticket: ['#1', 'ABC-2'],
          source: 'queue',
          note: 'Replaced.',
        },
      ],
    };
    const { fields, told } = readTwins(data);
    expect(told).toEqual([]);
    expect(fields).toEqual(data);
  });

  test('what is left blank was not given', () => {
    const { fields, told } = readTwins({
      ...base,
      owner: '',
      summary: '  ',
      impact: { summary: '' },
    });
    expect(told).toEqual([]);
    expect(fields).toEqual(base);
    expect(read('---\ntitle: x\ndate: 2023-09-28\nowner:\ntags: ~\n---\n')).toEqual({
      fields: { title: 'x', date: '2023-09-28' },
      problems: [],
    });
  });

  test('native dates of TOML are the text that was written', () => {
    const text =
      '+++\ntitle = "x"\ndate = 2023-09-28\nstarted = 2023-09-28T10:05:00+02:00\nresolved = 2023-09-28 10:05:00Z\n+++\n';
    expect(read(text)).toMatchObject({
      fields: {
        date: '2023-09-28',
        started: '2023-09-28T10:05:00+02:00',
        resolved: '2023-09-28 10:05:00Z',
      },
      problems: [],
    });
  });

  test('own fields', () => {
    const options: ReadOptions = {
      ...defaults,
      fields: {
        tier: { type: 'text', values: ['gold', 'silver'], required: true },
        cost: { type: 'number' },
        paged: { type: 'boolean' },
        reviewed_on: { type: 'date' },
        paged_at: { type: 'instant' },
        vendors: { type: 'list' },
        room: { type: 'url' },
      },
    };
    const own = {
      tier: 'gold',
      cost: 3.5,
      paged: true,
      reviewed_on: '2023-10-01',
      paged_at: '2023-09-28T10:05:00Z',
      vendors: ['x'],
      room: 'https://example.org',
    };
    expect(readTwins({ ...base, ...own }, options)).toMatchObject({
      fields: { ...base, own },
      told: [],
    });
    expect(
      readTwins({ ...base, tier: 'sliver', cost: 'much', paged_at: '2023-09-28T10:05:00' }, options)
        .told,
    ).toEqual([
      'field-value: Unexpected value `sliver`, expected `silver`',
      'field-type: Unexpected text `much`, expected a number',
      'field-value: Unexpected time `2023-09-28T10:05:00` without a zone, expected `Z` or an offset behind it, or a field `timezone`',
    ]);
    expect(readTwins(base, options).told).toEqual([
      'field-missing: Unexpected frontmatter without `tier`, expected `tier`',
    ]);
  });
});

test.each<[Record<string, Data>, string]>([
  [{ titel: 'x' }, 'field-unknown: Unexpected key `titel`, expected `title`'],
  [{ Services: ['x'] }, 'field-unknown: Unexpected key `Services`, expected `services`'],
  [
    { 'detection-method': 'alert' },
    'field-unknown: Unexpected key `detection-method`, expected `detection_method`',
  ],
  [{ affected: ['x'] }, 'field-unknown: Unexpected key `affected`, expected `services`'],
  [{ 'Key people': ['x'] }, 'field-unknown: Unexpected key `Key people`, expected `responders`'],
  [{ onset: 'x' }, 'field-unknown: Unexpected key `onset`, expected `started`'],
  [{ zzzzzz: 'x' }, 'field-unknown: Unexpected key `zzzzzz`, expected a known key'],
  [{ constructor: 'x' }, 'field-unknown: Unexpected key `constructor`, expected a known key'],
  [
    { links: [{ href: 'x', url: 'y' }] },
    'field-unknown: Unexpected key `href`, expected `url`, `label` or `role`',
  ],
  [{ impact: { user: 1 } }, 'field-unknown: Unexpected key `user`, expected `users`'],
  [
    { impact: { users: { value: 1, bases: 'measured' } } },
    'field-unknown: Unexpected key `bases`, expected `basis`',
  ],
  [
    { action_items: [{ title: 'x', owners: 'y' }] },
    'field-unknown: Unexpected key `owners`, expected `owner`',
  ],
  [{ links: [{ label: 'x' }] }, 'field-missing: Unexpected entry without `url`, expected `url`'],
  [{ links: [{ url: '' }] }, 'field-missing: Unexpected empty `url`, expected `url` with a value'],
  [
    { action_items: [{ id: 'x' }] },
    'field-missing: Unexpected entry without `title`, expected `title`',
  ],
  [{ id: 42 }, 'field-type: Unexpected number `42`, expected text'],
  [{ summary: true }, 'field-type: Unexpected boolean `true`, expected text'],
  [{ summary: ['x'] }, 'field-type: Unexpected list, expected text'],
  [{ summary: { x: 1 } }, 'field-type: Unexpected keys with values, expected text'],
  [{ tags: 'x' }, 'field-type: Unexpected text `x`, expected a list'],
  [{ tags: [1] }, 'field-type: Unexpected number `1`, expected text'],
  [{ owner: 1 }, 'field-type: Unexpected number `1`, expected text or a list'],
  [{ owner: ['x', 1] }, 'field-type: Unexpected number `1`, expected text'],
  [{ impact: 'large' }, 'field-type: Unexpected text `large`, expected keys with values'],
  [
    { impact: { users: [1] } },
    'field-type: Unexpected list, expected a number, text or keys with values',
  ],
  [{ impact: { users: { value: [1] } } }, 'field-type: Unexpected list, expected a number or text'],
  [
    { links: ['https://example.org'] },
    'field-type: Unexpected text `https://example.org`, expected keys with values',
  ],
  [
    { status: 'finished' },
    'field-value: Unexpected value `finished`, expected one of `draft`, `in-review`, `reviewed`, `published` or `closed`',
  ],
  [{ status: 'Draft' }, 'field-value: Unexpected value `Draft`, expected `draft`'],
  [{ visibility: 'pubic' }, 'field-value: Unexpected value `pubic`, expected `public`'],
  [
    { severity: 'SEV9' },
    'field-value: Unexpected value `SEV9`, expected one of `SEV1`, `SEV2`, `SEV3`, `SEV4` or `SEV5`',
  ],
  [
    { severity: 'awful' },
    'field-value: Unexpected value `awful`, expected one of `SEV1`, `SEV2`, `SEV3`, `SEV4` or `SEV5`',
  ],
  [
    { cause: 'config change' },
    'field-value: Unexpected value `config change`, expected `config-change`',
  ],
  [
    { timezone: 'Berlin' },
    'field-value: Unexpected zone `Berlin`, expected an IANA name such as `Europe/Berlin`, or an offset such as `+02:00`',
  ],
  [
    { lang: 'German' },
    'field-value: Unexpected language `German`, expected a tag such as `en` or `pt-BR`',
  ],
  [
    { lang: 'de_AT' },
    'field-value: Unexpected language `de_AT`, expected a tag such as `en` or `pt-BR`',
  ],
  [
    { started: '2023-09-28' },
    'field-value: Unexpected time `2023-09-28`, expected a day and a time such as `2023-09-28T10:05:00Z`',
  ],
  [
    { started: '2023-09-28T25:00Z' },
    'field-value: Unexpected time `2023-09-28T25:00Z`, which does not exist, expected a day and a time that do',
  ],
  [
    { started: '2023-09-28 10:05 PDT' },
    'field-value: Unexpected zone in `2023-09-28 10:05 PDT`, expected an IANA name such as `Europe/Berlin`, or an offset such as `+02:00`',
  ],
  [
    { started: '2023-09-28T10:05' },
    'field-value: Unexpected time `2023-09-28T10:05` without a zone, expected `Z` or an offset behind it, or a field `timezone`',
  ],
  [
    { links: [{ url: 'javascript:alert(1)' }] },
    'field-value: Unexpected address `javascript:alert(1)`, expected an address with `https:`, `http:` or `mailto:`, or a relative one',
  ],
  [
    { links: [{ url: '//evil.example' }] },
    'field-value: Unexpected address `//evil.example`, expected an address with `https:`, `http:` or `mailto:`, or a relative one',
  ],
  [
    { links: [{ url: 'java\nscript:x' }] },
    'field-value: Unexpected address `java script:x`, expected an address without blanks',
  ],
  [
    { action_items: [{ title: 'x', due: '1.5.2024' }] },
    'field-value: Unexpected date `1.5.2024`, expected `2024-05-01`',
  ],
  [{ tags: [''] }, 'field-value: Unexpected empty value, expected text'],
])('tells what is wrong: %j', (data, told) => {
  const reading = readTwins({ ...base, ...data });
  expect(reading.told).toEqual([told]);
  expect(reading.fields).toEqual(base);
});

test.each([
  ['2026-02-30', 'day `2026-02-30`, which does not exist', 'a day that does'],
  [
    '2026-02-30T10:00Z',
    'time `2026-02-30T10:00Z`, which does not exist',
    'a day and a time that do',
  ],
  ['2023-9-28', 'date `2023-9-28`', '`2023-09-28`'],
  ['28.09.2023', 'date `28.09.2023`', '`2023-09-28`'],
  ['2023/09/28', 'date `2023/09/28`', '`2023-09-28`'],
  ['September 28', 'date `September 28`', 'a day such as `2023-09-28`'],
])('a date that is none: %s', (date, unexpected, expected) => {
  expect(readTwins({ title: 'x', date }).told).toEqual([
    `field-value: Unexpected ${unexpected}, expected ${expected}`,
  ]);
});

test('a time without a zone takes the one of the post, else of the house', () => {
  const gap = { ...base, started: '2024-03-31T02:30', resolved: '2024-10-27T02:30' };
  const told = [
    'field-value: Unexpected time `2024-03-31T02:30`, which the clocks of its zone skipped, expected a time that they showed, or an offset',
    'field-value: Unexpected time `2024-10-27T02:30`, which the clocks of its zone showed twice, expected an offset behind it, to say which',
  ];
  expect(readTwins({ ...gap, timezone: 'Europe/Berlin' }).told).toEqual(told);
  const house = { ...defaults, timezone: 'Europe/Berlin' as Zone };
  expect(readTwins(gap, house).told).toEqual(told);
  expect(readTwins({ ...gap, timezone: 'UTC' }, house).told).toEqual([]);
});

test('twins with five faults give the same five rule ids, each at its line and column', () => {
  const yaml = `---
titel: Queue full
date: 2026-02-30
severity: SEV1
status: drafft
services: checkout
links:
  - label: Ticket
    url: javascript:alert(1)
---
`;
  const toml = `+++
titel = "Queue full"
date = 2026-02-30
severity = "SEV1"
status = "drafft"
services = "checkout"
[[links]]
label = "Ticket"
url = "javascript:alert(1)"
+++
`;
  const places = (text: string) =>
    [...read(text).problems]
      .sort((a, b) => (a.place?.start.offset ?? 0) - (b.place?.start.offset ?? 0))
      .map(
        ({ ruleId, place }) =>
          `${ruleId} ${place?.start.line}:${place?.start.column}-${place?.end.line}:${place?.end.column}`,
      );
  expect(places(yaml)).toEqual([
    'field-unknown 2:1-2:6',
    'field-value 3:7-3:17',
    'field-value 5:9-5:15',
    'field-type 6:11-6:19',
    'field-value 9:10-9:29',
  ]);
  expect(places(toml)).toEqual([
    'field-unknown 2:1-2:6',
    'field-value 3:8-3:18',
    'field-value 5:10-5:18',
    'field-type 6:12-6:22',
    'field-value 9:7-9:28',
  ]);
  expect(read(yaml).fields).toEqual({ severity: 'SEV1' });
  expect(read(toml).fields).toEqual({ severity: 'SEV1' });
});

test.each([
  ['.inf', 'inf', 'Infinity'],
  ['-.inf', '-inf', '-Infinity'],
  ['.nan', 'nan', 'NaN'],
])('a number that is none: %s', (yaml, toml, name) => {
  const told = `Unexpected number \`${name}\`, expected a finite number, text or keys with values`;
  for (const text of [
    `---\ntitle: x\ndate: 2023-09-28\nimpact: {users: ${yaml}}\n---\n`,
    `+++\ntitle = "x"\ndate = 2023-09-28\nimpact.users = ${toml}\n+++\n`,
  ]) {
    expect(read(text).problems).toMatchObject([{ ruleId: 'field-type', reason: told }]);
  }
});

test('what is right in a mapping is used beside what is wrong', () => {
  const { fields, told } = readTwins({ ...base, impact: { users: 3, requests: [1] } });
  expect(told).toHaveLength(1);
  expect(fields).toEqual({ ...base, impact: { users: 3 } });
});

test('an empty required field is told at its key', () => {
  const { problems } = read('---\ntitle:\ndate: 2023-09-28\n---\n');
  expect(problems).toMatchObject([
    {
      ruleId: 'field-missing',
      reason: 'Unexpected empty `title`, expected `title` with a value',
      place: { start: { line: 2, column: 1 }, end: { column: 6 } },
    },
  ]);
});

test.each([
  ['---\ntitel: x\n---\n', '---\ntitle: x\n---\n'],
  ['+++\ntitel = "x"\n+++\n', '+++\ntitle = "x"\n+++\n'],
  ['---\nid: 42\n---\n', '---\nid: "42"\n---\n'],
  ['+++\nid = 42\n+++\n', '+++\nid = "42"\n+++\n'],
  ['---\ntags: x, y\n---\n', '---\ntags: [x, y]\n---\n'],
  ['+++\ntags = "x"\n+++\n', '+++\ntags = ["x"]\n+++\n'],
  ['---\nstatus: drafft # c\n---\n', '---\nstatus: draft # c\n---\n'],
  ["+++\nstatus = 'drafft'\n+++\n", '+++\nstatus = "draft"\n+++\n'],
  ['---\ndate: 28.09.2023\n---\n', '---\ndate: 2023-09-28\n---\n'],
  ['+++\ndate = "28.09.2023"\n+++\n', '+++\ndate = 2023-09-28\n+++\n'],
])('offers a fix: %j', (text, fixed) => {
  const fixes = read(text).problems.flatMap((problem) => problem.fixes);
  expect(fixes).toHaveLength(1);
  expect(applyEdits(text, fixes[0]?.edits ?? [])).toBe(fixed);
});

test('a mistyped key is not told as missing too, and its name is offered once', () => {
  const { problems } = read('---\ntitle: x\ntitel: y\ndate: 2023-09-28\n---\n');
  expect(problems).toMatchObject([{ ruleId: 'field-unknown', expected: ['title'], fixes: [] }]);
});

test('keys of every object change nothing', () => {
  const { problems } = read(
    '---\ntitle: x\ndate: 2023-09-28\n__proto__: {polluted: 1}\nimpact: {__proto__: {polluted: 1}}\nhasOwnProperty: 1\n---\n',
  );
  expect(problems.map(({ ruleId }) => ruleId)).toEqual([
    'field-unknown',
    'field-unknown',
    'field-unknown',
  ]);
  expect({}).not.toHaveProperty('polluted');
});

test('a mapping with a key of every object is a wrong value like any other', () => {
  const { told } = readTwins({ ...base, summary: { constructor: { name: { x: 1 } } } });
  expect(told).toEqual(['field-type: Unexpected keys with values, expected text']);
});

test('values mean what their house says', () => {
  const spellings = ['SEV2', 'sev-2', 'Sev 2', 's2', 'P2', 'MAJOR'];
  expect(spellings.map((text) => severityOf(text, defaults.severities))).toEqual(
    spellings.map(() => 'SEV2'),
  );
  expect(severityOf('SEV9', defaults.severities)).toBeNull();
  expect([listOf(undefined), listOf('@ana'), listOf(['@ana'])]).toEqual([[], ['@ana'], ['@ana']]);
  expect(dayOf('2023-09-28T23:30:00-07:00')).toBe('2023-09-28');
  expect(dayOf(undefined)).toBeNull();
  const berlin = zoneOf({ timezone: 'europe/berlin' }, null);
  expect(berlin).toBe('Europe/Berlin');
  expect(zoneOf({}, 'UTC' as Zone)).toBe('UTC');
  expect(instantOf('2023-09-28 10:05', berlin)).toBe('2023-09-28T08:05:00Z');
  expect(instantOf('2023-09-28 10:05', null)).toBeNull();
  const impact: Fields['impact'] = {
    users: 1200,
    requests: { value: '3 %', basis: 'estimated' },
    data_loss: false,
  };
  expect(impactFacts(impact)).toEqual([
    { name: 'users', text: '1200', basis: null },
    { name: 'requests', text: '3 %', basis: 'estimated' },
    { name: 'data_loss', text: 'none', basis: null },
  ]);
});
