import { describe, expect, test } from 'vitest';
import { bodyOf, guessed, importText, understand } from './import-text.ts';

const head = (text: string): string => text.split(/^(?:---|\+\+\+)$/m)[1] ?? '';

describe('frontmatter of other tools', () => {
  test('a Jekyll post keeps what is right, in its own bytes', async () => {
    const post = await importText(
      '_posts/2022-08-18-queue-down.md',
      [
        '---',
        "title:   'Queue down'   # as announced",
        'layout: post',
        'author: Ana',
        'categories:',
        '  - outages',
        '  - queues',
        'description: The queue was down.',
        '# the next was asked for',
        'permalink: /queue/',
        '---',
        'Text.',
        '',
      ].join('\n'),
    );
    expect(head(post.text)).toBe(
      [
        '',
        '# Imported from 2022-08-18-queue-down.md',
        "title:   'Queue down'   # as announced",
        '# layout: post',
        'authors: Ana',
        'tags:',
        '  - outages',
        '  - queues',
        'summary: The queue was down.',
        '# the next was asked for',
        '# permalink: /queue/',
        'date: 2022-08-18',
        'status: draft',
        '',
      ].join('\n'),
    );
    expect(bodyOf(post)).toBe('Text.\n');
    expect(post.changes.map(({ line, text }) => [line, /the key `(\w+)`/.exec(text)?.[1]])).toEqual(
      [
        [3, 'layout'],
        [10, 'permalink'],
      ],
    );
  });

  test('a Hugo post in TOML stays TOML, new fields before its tables', async () => {
    const post = await importText(
      'disk.md',
      [
        '+++',
        'Title = "Disk full"',
        'date = 2024-03-01',
        'Tags = ["disk"]',
        'draft = true',
        '[params]',
        'weight = 3',
        '+++',
        '',
        'Severity: SEV-2',
        '',
      ].join('\n'),
    );
    expect(head(post.text)).toBe(
      [
        '',
        '# Imported from disk.md',
        'title = "Disk full"',
        'date = 2024-03-01',
        'tags = ["disk"]',
        '# draft = true',
        'status = "draft"',
        'severity = "SEV2"',
        '',
        '# [params]',
        '# weight = 3',
        '',
      ].join('\n'),
    );
    const withTable = await importText(
      'disk.md',
      '+++\ntitle = "Disk full"\n\n# numbers\n[impact]\nusers = 3\n+++\n',
    );
    expect(head(withTable.text)).toBe(
      '\n# Imported from disk.md\ntitle = "Disk full"\n\n# numbers\nstatus = "draft"\n\n[impact]\nusers = 3\n',
    );
    expect(understand(withTable).fields.impact).toEqual({ users: 3 });
  });

  test.each([
    ['severity: sev-1', { severity: 'sev-1' }],
    ['severity: major-outage', { severity: 'SEV2' }],
    ['severity: partial-outage', {}],
    ['severity: P2 Medium', { severity: 'SEV2' }],
    ['severity: P0 (all users)', { severity: 'SEV1' }],
    ['severity: High - no mail for an hour, nothing lost', { severity: 'SEV2' }],
    ['severity: Sev 10', {}],
    ['severity: 2', { severity: '2' }],
    ['priority: High', { severity: 'High' }],
    ['date: March 3, 2024', { date: '2024-03-03' }],
    ['date: 2024/03/03', { date: '2024-03-03' }],
    ['date: 2024-02-30', {}],
    ['affectedSystems: api, web', { services: ['api', 'web'] }],
    ['service: api', { services: ['api'] }],
    ['author: {name: Ana, email: a@example.org}', { authors: ['Ana'] }],
    ['authors: [Ana, {name: Ben}]', { authors: ['Ana', 'Ben'] }],
    ['resolvedWhen: 2024-03-03 10:00 UTC', { resolved: '2024-03-03 10:00 UTC' }],
    ['resolvedWhen: March 3, 2024 10:00 UTC', { resolved: '2024-03-03T10:00Z' }],
    ['resolved: true', {}],
    ['timezone: PST', { timezone: 'America/Los_Angeles' }],
    ['timezone: CST', {}],
    ['status: In Review', { status: 'in-review' }],
    ['source: https://example.org/a', { links: [{ url: 'https://example.org/a' }] }],
    [
      'links: {ticket: "https://example.org/1"}',
      { links: [{ url: 'https://example.org/1', label: 'ticket' }] },
    ],
    ['impact: All users', { impact: { summary: 'All users' } }],
    ['follow_ups: [Add alerts]', { action_items: [{ title: 'Add alerts' }] }],
    ['incident_id: 42', { id: '42' }],
    ['__proto__: {a: 1}', {}],
    ['constructor: 1', {}],
    ['subject: One\ntitle: Two', { title: 'Two' }],
    ['subject: One\nheadline: Two', { title: 'One' }],
    ['title:', {}],
  ])('%j', async (line, expected) => {
    const post = await importText('2020-01-01-x.md', `---\n${line}\n---\n\nText.\n`);
    const { title, date, status, ...fields } = understand(post).fields;
    const own = { title, date, status, ...fields };
    expect(own).toMatchObject(expected);
    const filled = ['title', 'date', 'status', ...Object.keys(expected)];
    expect(Object.keys(own).filter((key) => !filled.includes(key))).toEqual([]);
    // What could not be used is there to be read.
    for (const word of line.match(/[\w-]{4,}/g) ?? []) {
      if (Object.keys(expected).length === 0) expect(post.text).toContain(word);
    }
    expect(understand(post).problems).toEqual([]);
  });

  test('a frontmatter that can’t be read is kept as comments, and its lines are used', async () => {
    const post = await importText(
      'a.md',
      '---\ntitle: Queue: an outage\ndate: 2024-03-03\n tags [a\n---\nText.\n',
    );
    expect(post.text).toBe(
      [
        '---',
        '# Imported from a.md',
        '# title: Queue: an outage',
        '# date: 2024-03-03',
        '#  tags [a',
        'title: "Queue: an outage"',
        'date: 2024-03-03',
        'status: draft',
        '---',
        '',
        'Text.',
        '',
      ].join('\n'),
    );
    expect(post.changes).toMatchObject([{ text: expect.stringContaining("can't be read") }]);
  });

  test('keys that share a line are written anew', async () => {
    const post = await importText('a.md', '---\n{title: A b, layout: post}\n---\nText.\n');
    expect(understand(post).fields).toMatchObject({ title: 'A b', status: 'draft' });
    expect(post.text).toContain('# {title: A b, layout: post}');
  });

  test('blank lines before the frontmatter go', async () => {
    const post = await importText('a.md', '\n\n---\ntitle: Outage\n---\nText.\n');
    expect(understand(post).fields.title).toBe('Outage');
    expect(post.changes[0]?.text).toContain('blank text');
  });

  test('lines end as in the source', async () => {
    const post = await importText('a.md', '---\r\ntitle: Outage\r\nlayout: x\r\n---\r\nText.\r\n');
    expect(post.text).toBe(
      '---\r\n# Imported from a.md\r\ntitle: Outage\r\n# layout: x\r\nstatus: draft\r\n---\r\nText.\r\n',
    );
  });

  test('a post that lacks nothing stays as it is', async () => {
    const text = '---\ntitle: Outage\ndate: 2024-01-01\nstatus: reviewed\n---\n\nText.\n';
    const post = await importText('posts/2024-01-01-outage.md', text);
    expect(post.text).toBe(text);
    expect(guessed(post)).toEqual({});
  });
});
