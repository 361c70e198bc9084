import { describe, expect, test } from 'vitest';
import { guessed, importText } from './import-text.ts';

describe('guesses', () => {
  test.each([
    ['a.md', '# Queue down\n\nText', 'Queue down', /first heading/],
    ['a.md', 'Intro\n\n## Queue down\n\nText', 'Queue down', /first heading/],
    ['a.md', 'Queue down\n\nText', 'Queue down', /first line/],
    ['queue-down.md', 'Hello all,\n\nText', 'Queue down', /name of the file/],
    ['queue-down.md', 'See https://chat.example/1\n\nText', 'Queue down', /name of the file/],
    [
      '2021-05-26_queue-down.md',
      '# Post-mortem\n\n## Summary\n\nText',
      'Queue down',
      /name of the file/,
    ],
    ['017-queue-down.md', '## Summary\n\nText', 'Queue down', /name of the file/],
    ['queue-down/index.md', '## Timeline\n\nText', 'Queue down', /name of the file/],
    ['a.md', '# Title: Queue down\n\n# Owner: Ana\n', 'Queue down', /first heading/],
    ['a.md', 'slug: q\ntitle: Queue down: why\n\nText', 'Queue down: why', /line `title: …`/],
    ['a.md', '# Postmortem\n\n**Incident name:** Queue down\n', 'Queue down', /line `Incident/],
    ['a.md', '| Title | Queue down |\n| --- | --- |\n| Date | x |\n', 'Queue down', /line `Title/],
    ['a.md', '# Queue down\n\nTitle: Team lead\n', 'Queue down', /first heading/],
    ['a.md', '## Queue down\n\nName: Ana\n', 'Queue down', /first heading/],
    ['1.md', '## Timeline\n\n- a', 'Untitled', /nothing/],
  ])('the title of %s with %j', async (path, text, value, reason) => {
    const post = await importText(path, text);
    expect(post.guesses.find(({ field }) => field === 'title')).toMatchObject({
      value,
      reason: expect.stringMatching(reason),
    });
  });

  test.each([
    ['a.md', '# Outage of 3 May 2024\n\nOn 4 May 2024 …', '2024-05-03', /^in the title/, 1],
    [
      '2024-05-01-a.md',
      '# Outage of 3 May 2024',
      '2024-05-03',
      /name of the file says 2024-05-01/,
      1,
    ],
    ['a.md', '# Outage\n\n**Date:** May 3, 2024\n', '2024-05-03', /`Date/, 3],
    ['2024-05-03-a.md', '# Outage\n\nOn 4 May 2024 …', '2024-05-03', /name of the file/, null],
    ['20240503_a.md', '# Outage', '2024-05-03', /name of the file/, null],
    [
      'a.md',
      '# Outage\n\nText.\nOn May 3rd, 2024 we …',
      '2024-05-03',
      /first full date.*`May 3rd, 2024`/,
      4,
    ],
    [
      'a.md',
      '---\ncreated_at: Thu 3 May 2024 15:00:00 CET\n---\n\n# Outage\n',
      '2024-05-03',
      /`created_at`, when it was published/,
      2,
    ],
    ['a.md', '---\nposted_by: 3 May 2024\n---\n\n# Outage\n', '2019-12-31', /first commit/, null],
    ['a.md', '# Outage\n', '2019-12-31', /first commit/, null],
  ])('the date of %s with %j', async (path, text, value, reason, line) => {
    const post = await importText(path, text, '2019-12-31');
    expect(post.guesses.find(({ field }) => field === 'date')).toEqual({
      field: 'date',
      value,
      reason: expect.stringMatching(reason),
      line,
    });
    expect(post.date).toBe(value);
  });

  test('a date that nothing tells stays blank', async () => {
    const post = await importText('a.md', '# Outage\n\nText.\n');
    expect(post.date).toBeNull();
    expect(post.blank).toEqual(['date', 'severity', 'services', 'authors', 'owner']);
  });

  test.each([
    ['Key people: Ana (lead), Ben and @cy.', { responders: ['Ana (lead)', 'Ben', '@cy'] }],
    ['**Authors**: [Ana](https://example.org), Ben', { authors: ['Ana', 'Ben'] }],
    ['| Incident commander | @ana |', { commander: ['@ana'] }],
    ['| Owner | Status |', {}],
    ['- Severity: P1 (all users)', { severity: 'SEV1' }],
    ['**Severity:** P3 High', { severity: 'SEV3' }],
    ['Severity: unknown', {}],
    ['Affected services: api, web (EU, US)', { services: ['api', 'web (EU, US)'] }],
    ['Status: Reviewed', { status: 'reviewed' }],
    ['Status: Complete, action items in progress', { status: 'draft' }],
    ['Incident ID: OPS-77', { id: 'OPS-77' }],
    ['Started: 2024-05-03 10:00 UTC', { started: '2024-05-03 10:00 UTC' }],
    ['Started: 2024-05-03 10:00', {}],
    ['Author: TBD', {}],
    ['Posted on May 3, 2024 by Ana Example', { authors: ['Ana Example'] }],
    ['All times are in UTC.', { timezone: 'UTC' }],
    ['All times PST', {}],
    ['Times (UTC+2)', {}],
    [
      'Tracking issue: <https://example.org/issues/3>',
      { links: [{ url: 'https://example.org/issues/3', role: 'ticket' }] },
    ],
    [
      'Slack channel: [#inc](https://chat.example.org/c).',
      { links: [{ url: 'https://chat.example.org/c', role: 'chat' }] },
    ],
    ['Website: https://example.org', {}],
    ['```\nSeverity: SEV1\n```', {}],
    ['Owner: this is the team that has to see to it that everything in the list gets done', {}],
  ])('%j', async (line, expected) => {
    const post = await importText(
      '2020-01-01-outage.md',
      `# Outage\n\n${line}\n\n## Timeline\n\nSeverity: SEV5\n`,
    );
    const { title, date, status, ...fields } = guessed(post);
    expect({ ...('status' in expected ? { status } : {}), ...fields }).toEqual(expected);
  });

  test.each([
    ['INC-123: Queue down', { id: 'INC-123' }],
    ['[OPS-7] Queue down', { id: 'OPS-7' }],
    ['CVE-2024: a leak', {}],
    ['RFC-822 mail refused', {}],
    ['[SEV2] Queue down', { severity: 'SEV2' }],
    ['Queue down (P1)', { severity: 'SEV1' }],
    ['P9 Queue down', {}],
    ['Major P2 incident: queue down', { severity: 'SEV2' }],
    ['Queue down, P1', { severity: 'SEV1' }],
    ['The printer (Acme Jet P3) down', {}],
    ['Type S2 machines down', {}],
  ])('what the title %j carries', async (title, expected) => {
    const { id, severity } = guessed(await importText('a.md', `# ${title}\n`));
    expect({ id, severity }).toEqual({ id: undefined, severity: undefined, ...expected });
  });
});
