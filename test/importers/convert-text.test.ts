import { describe, expect, test } from 'vitest';
import { bodyOf, importText, understand } from './import-text.ts';

/** What matters of a post: its sections, how many entries and items, its causes. */
async function read(lines: readonly string[], path = 'page.txt') {
  const post = await importText(path, lines.join('\n'));
  const { title, date, sections, timeline, causes, actionItems } = understand(post);
  const kinds = sections.filter(({ state }) => state === 'filled').map(({ kind }) => kind);
  return {
    post,
    title,
    date,
    kinds: new Set(kinds),
    times: timeline.map(({ date: day, time }) => `${day} ${time}`),
    causes: causes.map((cause) => cause.title),
    items: actionItems.map(({ text }) => text),
    dropped: post.dropped.map(({ text }) => text.trim()),
    body: bodyOf(post),
  };
}

describe('scraped text of many houses', () => {
  test('a blog: menus around it, headings between blank lines, bullets', async () => {
    const page = await read([
      'Skip to content',
      'Home | Blog | About',
      '',
      'Search outage of 3 May 2024',
      'Posted on May 5, 2024 by Ana Example',
      '5 min read',
      '',
      'On 3 May 2024 search was slow for an hour. We are sorry.',
      '',
      'Timeline',
      '',
      '10:05 UTC: The first alert fired.',
      '10:20 UTC: We rolled back the index.',
      '11:00 UTC: Search was fast again.',
      '',
      'Root cause',
      '',
      'A new index had no shards, because the template named the wrong cluster.',
      '',
      'Next steps',
      '',
      '• Check templates in CI.',
      '• Alert on missing shards.',
      '',
      'Share this post',
      '',
      'Related posts',
      'How we run search',
      '',
      '© 2024 Example. All rights reserved.',
    ]);
    expect(page.title).toBe('Search outage of 3 May 2024');
    expect(page.kinds).toEqual(new Set(['timeline', 'root-cause', 'improvements']));
    expect(page.times).toEqual(['2024-05-03 10:05', '2024-05-03 10:20', '2024-05-03 11:00']);
    expect(page.items).toEqual(['Check templates in CI.', 'Alert on missing shards.']);
    expect(page.dropped).toEqual([
      'Skip to content',
      'Home | Blog | About',
      'Share this post',
      'Related posts',
      'How we run search',
      '© 2024 Example. All rights reserved.',
    ]);
    expect(page.post.guesses).toContainEqual(
      expect.objectContaining({ field: 'authors', value: ['Ana Example'], line: 5 }),
    );
  });

  test('a wiki without blank lines, in capitals, list markers lost', async () => {
    const page = await read([
      'POSTMORTEM: QUEUE BACKLOG 2023-11-02',
      'SUMMARY',
      'Jobs waited for two hours because the workers were gone.',
      'Nobody lost data.',
      'ROOT CAUSES',
      'The workers had no memory limit and the host killed them.',
      'WHAT WENT WELL',
      'The alert came at once',
      'Rollback took a minute',
      'ACTION ITEMS',
      'Set a memory limit',
      'Add a dashboard for the queue',
      'Document how workers are restarted',
    ]);
    expect(page.body).toContain('## SUMMARY\n\nJobs waited');
    expect(page.kinds).toEqual(new Set(['summary', 'root-cause', 'went-well', 'improvements']));
    expect(page.items).toHaveLength(3);
    expect(page.body).toContain('- The alert came at once\n- Rollback took a minute\n');
  });

  test('a document whose lines are wrapped and whose headings are underlined', async () => {
    const page = await read([
      'Loss of the primary database',
      '============================',
      '',
      'Contributing factors',
      '--------------------',
      '',
      'The replica was behind by an hour, as the network between the two',
      'halls had been slow since the morning. It was promoted all the',
      'same.',
      '',
      'Corrective actions',
      '------------------',
      '',
      '1) Refuse to promote a replica that is behind, and say so',
      '   to the person on call.',
      '2) Watch the lag.',
      '',
      'Page 2 of 2',
    ]);
    expect(page.body).toBe(
      [
        '',
        '# Loss of the primary database',
        '',
        '## Contributing factors',
        '',
        'The replica was behind by an hour, as the network between the two',
        'halls had been slow since the morning. It was promoted all the',
        'same.',
        '',
        '## Corrective actions',
        '',
        '1. Refuse to promote a replica that is behind, and say so',
        '   to the person on call.',
        '2. Watch the lag.',
        '',
      ].join('\n'),
    );
    expect(page.dropped).toContain('Page 2 of 2');
  });

  test('numbered headings, and lists that are numbered too', async () => {
    const page = await read([
      'Mail outage',
      '',
      '1. Summary',
      '',
      'Mail was down.',
      '',
      '2. Timeline (UTC)',
      '',
      '2024-01-05 09:00 Mail stops.',
      '2024-01-05 09:30 Mail is back.',
      '',
      '3. Follow-ups',
      '',
      '1. Add a probe.',
      '2. Test the probe.',
    ]);
    expect(page.kinds).toEqual(new Set(['summary', 'timeline', 'improvements']));
    expect(page.times).toEqual(['2024-01-05 09:00', '2024-01-05 09:30']);
    expect(page.items).toEqual(['Add a probe.', 'Test the probe.']);
  });

  test('a table that was copied with its tabs', async () => {
    const page = await read([
      'Certificate expired on 7 June 2024',
      '',
      'Timeline',
      '',
      'Time (UTC)\tEvent',
      '08:00\tThe certificate expires',
      '08:12\tFirst report | by phone',
      '',
      'Action items',
      '',
      'Action\tOwner\tStatus',
      'Renew certificates by machine\t@ana\tDone',
      'Watch the days left\t@ben\tOpen',
    ]);
    expect(page.body).toContain('| Time (UTC) | Event |\n| --- | --- |\n| 08:00 | The');
    expect(page.body).toContain('First report \\| by phone');
    expect(page.times).toEqual(['2024-06-07 08:00', '2024-06-07 08:12']);
    expect(page.items).toEqual(['Renew certificates by machine', 'Watch the days left']);
  });

  test('a table whose cells became lines', async () => {
    const page = await read([
      'Outage of the map service, 2024-02-01',
      'Timeline',
      'Time',
      'Event',
      '14:02',
      'Tiles are missing',
      '14:30',
      'The cache is rebuilt',
      'Root Cause',
      'The cache was emptied by a script that was meant for staging.',
    ]);
    expect(page.times).toEqual(['2024-02-01 14:02', '2024-02-01 14:30']);
    expect(page.body).toContain(
      '- 14:02\n   Tiles are missing\n- 14:30\n   The cache is rebuilt\n',
    );
    expect(page.kinds).toEqual(new Set(['timeline', 'root-cause']));
  });

  test('a list whose items are the sections', async () => {
    const page = await read([
      'Incident on 2023-09-18 - Disks of nodes are full',
      '',
      '• Key events',
      '  • First detected: 2023-09-18 13:42',
      '  • Resolved: 2023-09-18 19:18',
      '• Time to resolve: 5h 36m',
      '• Impact: Some deployments failed.',
      '• Context:',
      '  • 2023-09-18 13:42: An alert',
      '  • 2023-09-18 15:12: Incident declared',
      '• Root cause: Images are never pruned.',
      '• Review actions:',
      '  • Prune images every night',
      '  • Alert at 80 %',
    ]);
    expect(page.kinds).toEqual(new Set(['timeline', 'impact', 'root-cause', 'improvements']));
    expect(page.items).toEqual(['Prune images every night', 'Alert at 80 %']);
  });

  test('labels at the start of paragraphs', async () => {
    const page = await read([
      'Postmortem of the login failure',
      '',
      'Impact: Nobody could log in for ten minutes.',
      '',
      'Root cause: A key was rotated too early.',
      '',
      'Problem 1: The calendar was wrong.',
      '',
      'Problem 2: Nobody looked at the log.',
      '',
      'Remark: This is only said.',
    ]);
    expect(page.body).toContain('**Impact:** Nobody could');
    expect(page.body).toContain('**Problem 2:** Nobody looked');
    expect(page.body).toContain('\nRemark: This is only');
    expect(page.kinds).toContain('root-cause');
  });

  test('code that lost its fences', async () => {
    const page = await read([
      'Failed migration of 4 April 2024',
      'What happened',
      'The migration failed.',
      'ALTER TABLE jobs',
      '  ADD COLUMN owner text;',
      'The log said:',
      'Traceback (most recent call last):',
      '  File "app.py", line 3, in <module>',
      '    run()',
      'We ran this to repair it.',
      '$ recover --all',
      'Root cause',
      'The configuration had a slip:',
      '{',
      '  "timeout": 0',
      '}',
      'It was read as for ever (a bug).',
    ]);
    expect(page.body).toContain(
      '```sql\nALTER TABLE jobs\n  ADD COLUMN owner text;\n```\n\nThe log',
    );
    expect(page.body).toContain(
      '```\nTraceback (most recent call last):\n  File "app.py", line 3, in <module>\n    run()\n```',
    );
    expect(page.body).toContain('```console\n$ recover --all\n```');
    expect(page.body).toContain('```json\n{\n  "timeout": 0\n}\n```\n\nIt was');
  });

  test('days as headings in a timeline, and quotes of other text', async () => {
    const page = await read([
      'Outage of the registry',
      '',
      'Events',
      '',
      'Monday 6 May 2024',
      '',
      '22:10 Pushes fail.',
      '',
      '23:50 The disk is full.',
      '',
      'Tuesday 7 May 2024',
      '',
      '00:20 Old images are gone.',
      '',
      '> An old saying.',
      '# not a heading',
      'Use /plans/<id>/songs and <https://example.org> and a < b.',
    ]);
    expect(page.times).toEqual(['2024-05-06 22:10', '2024-05-06 23:50', '2024-05-07 00:20']);
    expect(page.body).toContain('### Tuesday 7 May 2024');
    expect(page.body).toContain(
      '\\> An old saying.\n\\# not a heading\nUse /plans/\\<id>/songs and <https://example.org> and a < b.',
    );
  });

  test('flattened YAML between rows of dashes', async () => {
    const page = await read([
      'Raw',
      '12 lines',
      '-----------',
      'title: Outage: the second date: 2024-05-01 tags: [dns]',
      '-----------',
      'Outage: the second',
      'The name server was down.',
    ]);
    expect(page.post.text).toContain(
      '---\n# Imported from page.txt\ntitle: "Outage: the second"\ndate: 2024-05-01\ntags: [dns]\nstatus: draft\n---\n',
    );
    expect(page.body).toBe('\n# Outage: the second\n\nThe name server was down.\n');
    expect(page.dropped).toEqual(['Raw', '12 lines']);
  });

  test('Markdown with a page around it stays as it is', async () => {
    const body = [
      '# Outage',
      '## Timeline',
      '* 10:00 <b>down</b>',
      '* 10:05 up',
      '',
      '',
      '    code',
      '## Root cause',
      'A bug',
    ];
    const page = await read(['Files', 'docs/outage.md', '2.1 KiB', ...body, 'Powered by Example']);
    expect(page.body).toBe(`\n${body.join('\n')}\n`);
    expect(page.dropped).toEqual(['Files', 'docs/outage.md', '2.1 KiB', 'Powered by Example']);
  });

  test('a stop that a link tore off comes back to its sentence', async () => {
    const page = await read([
      'Outage of the gateway',
      'What happened',
      'We tried to reach gw.example.org',
      '(the first) and failed. It is named in gw.example.org',
      '.',
      'Then we drove there.',
    ]);
    expect(page.body).toContain(
      'reach gw.example.org\n(the first) and failed. It is named in gw.example.org.\nThen we drove there.\n',
    );
  });
});

describe('what never happens', () => {
  test.each([
    [
      'a sentence at the very end',
      ['Outage report', '', 'It was down.', '', 'Share this', '', 'We learned a lot from it.'],
    ],
    ['one line', ['Everything was down today.']],
    ['only a menu', ['Home | Blog | About | Contact']],
    ['a list at the end', ['Outage report', 'It was down.', 'Action items', '- Raw', '- History']],
  ])('%s is not lost', async (_, lines) => {
    const { post } = await read(lines);
    const words = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
    const gone = post.dropped.map(({ text }) => text);
    for (const line of lines.filter((one) => !gone.includes(one))) {
      expect(words(post.text)).toContain(words(line).trim());
    }
    expect(gone.filter((line) => /[.!?]$/.test(line))).toEqual([]);
  });
});
