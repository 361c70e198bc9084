import { expect, test } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import { createDevSite } from '../../../src/eleventy/dev/dev-site.ts';
import type { Day } from '../../../src/postmortem/types.ts';
import { makeFolder } from '../../helpers/folder.ts';

const head = '---\ntitle: Down\ndate: 2024-05-17\nstatus: draft\n---\n\n';

test.each<[what: string, text: string, shown: readonly string[], told: string]>([
  [
    'no title',
    '---\ndate: 2024-05-17\n---\n\n## Summary\n\nIt broke.\n',
    ['It broke.'],
    'without `title`',
  ],
  [
    'broken YAML',
    '---\ntitle: [a\n---\n\n## Summary\n\nIt broke.\n',
    ['It broke.'],
    'frontmatter-syntax',
  ],
  [
    'broken TOML',
    '+++\ntitle = "a\n+++\n\n## Summary\n\nIt broke.\n',
    ['It broke.'],
    'frontmatter-syntax',
  ],
  [
    'frontmatter without an end',
    '---\ntitle: a\n\n## Summary\n\nIt broke.\n',
    ['It broke.'],
    'without an end',
  ],
  ['no frontmatter', 'It broke.\n', ['It broke.'], 'frontmatter-missing'],
  ['no sections', `${head}It broke.\n`, ['Down', 'It broke.'], 'section-missing'],
  ['an empty file', '', ['<h1'], 'frontmatter-missing'],
  [
    'an unfinished table',
    `${head}## Timeline\n\n| Time | Event\n| ---\n| 14:05 | Gone\n| 14:`,
    ['Gone'],
    'section-missing',
  ],
  [
    'an unfinished fence',
    `${head}## Summary\n\n\`\`\`\nSELECT 1\n`,
    ['SELECT 1'],
    'section-missing',
  ],
  [
    'wrong fields',
    '---\ntitle: Down\ndate: soon\nseverity: SEV9\n---\n\n## Timeline\n\n- 25:99 Gone\n',
    ['Down', 'Gone'],
    'field-value',
  ],
])('a post with %s is shown as far as it can be', async (_what, text, shown, told) => {
  const root = makeFolder({ 'posts/a.md': text });
  const site = await createDevSite({
    root,
    drafts: true,
    load: async () => ({ ...(await loadConfig(root, null)), today: '2024-05-18' as Day }),
  });
  const page = await site.find('postmortems/a/index.html');
  if (page?.kind !== 'page') throw new Error('Expected a page');
  const html = page.text();
  for (const part of shown) expect(html).toContain(part);
  const messages = page.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`);
  expect(messages.join('\n')).toContain(told);
});
