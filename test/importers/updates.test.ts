import { describe, expect, test } from 'vitest';
import { bodyOf, importText, understand } from './import-text.ts';

describe('updates of status pages', () => {
  test('a shortcode ends what it dates', async () => {
    const post = await importText(
      'index-corrupt.md',
      [
        '+++',
        'title = "Corrupt index"',
        'date = 2021-10-28T06:53:45.000Z',
        'affectedsystems = ["search"]',
        'resolved = true',
        '+++',
        '',
        'An index was corrupt.',
        '',
        '## Update',
        '',
        'The index is rebuilt',
        'and search answers. {{< track "2021-10-28T09:05:45.000Z" >}}',
        '',
        '**Update**: All is well. {{<track "2021-10-28T10:00:00Z">}}',
        '',
      ].join('\n'),
    );
    expect(bodyOf(post)).toBe(
      [
        '',
        'An index was corrupt.',
        '',
        '## Timeline',
        '',
        '### Update',
        '',
        '- 2021-10-28T09:05:45.000Z The index is rebuilt',
        '  and search answers.',
        '',
        '- 2021-10-28T10:00:00Z **Update**: All is well.',
        '',
      ].join('\n'),
    );
    expect(understand(post).timeline.map(({ instant }) => instant)).toEqual([
      '2021-10-28T09:05:45Z',
      '2021-10-28T10:00:00Z',
    ]);
    expect(post.text).toContain('services = ["search"]\n# resolved = true\n');
    expect(post.changes.map(({ line }) => line)).toEqual([13, 15, 5]);
  });

  test('an element of MDX encloses it', async () => {
    const post = await importText(
      'storage.mdx',
      [
        '---',
        'title: Storage',
        'date: 2017-08-28',
        '---',
        '',
        "import Update from '@/Update.astro';",
        '',
        '{/* for the team */}',
        'The volume was renamed.',
        '',
        '<Update date="2017-08-28T12:35:33-06:00">The name is back.</Update>',
        '<Update date="2017-08-28T13:00:00-06:00">',
        '  All servers:',
        '',
        '  - are up',
        '</Update>',
        '',
        '```mdx',
        '<Update date="2017-08-28T12:35:33-06:00">kept</Update>',
        '```',
        '',
      ].join('\n'),
    );
    expect(bodyOf(post)).toBe(
      [
        '',
        '<!-- for the team -->',
        'The volume was renamed.',
        '',
        '## Timeline',
        '',
        '- 2017-08-28T12:35:33-06:00 The name is back.',
        '- 2017-08-28T13:00:00-06:00 All servers:',
        '',
        '  - are up',
        '',
        '```mdx',
        '<Update date="2017-08-28T12:35:33-06:00">kept</Update>',
        '```',
        '',
      ].join('\n'),
    );
    expect(understand(post).timeline).toHaveLength(2);
  });

  test('a text that has a timeline keeps its headings', async () => {
    const body = '## Timeline\n\nFixed. {{< track "2022-01-28T10:10:28Z" >}}\n';
    expect(bodyOf(await importText('a.md', body))).toBe(
      '\n## Timeline\n\n- 2022-01-28T10:10:28Z Fixed.\n',
    );
  });

  test('an element that is never closed stays as it is', async () => {
    const body = 'Text\n\n<Update date="2022-01-28T10:10:28Z">\n\nwithout an end\n';
    expect(bodyOf(await importText('a.mdx', body))).toBe(`\n${body}`);
  });
});
