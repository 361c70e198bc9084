import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Audience } from '../../src/config/types.ts';
import { type BuildResult, buildSite } from '../../src/eleventy/build-site.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { compileHere } from '../helpers/compile-here.ts';
import { makeFolder, putFiles, readFiles } from '../helpers/folder.ts';

const post = (head: string, body: string): string => `---
${head}
---

${body}

## Timeline

- 2024-04-02 10:00 UTC: Sign-ups failed.
- 2024-04-02 10:30 UTC: They worked again.

## Root cause

The pool was empty.

## Action items

- [ ] Alert on the pool (@ana, 2024-06-01)
`;

const publicHead = `title: Nobody could sign up
date: 2024-04-02
status: published
severity: SEV2
services: [api]
teams: [edge]
tags: [pool]
started: 2024-04-02T10:00:00Z
resolved: 2024-04-02T10:30:00Z`;

const internalHead = publicHead
  .replace('Nobody could sign up', 'Somebody read the customer table')
  .replace('status', 'id: SEC-2024-7\nvisibility: internal\nstatus');

const block = `:::internal
Two customers were told by telephone before the page went up, and both asked for a written report.

- 2024-04-02 10:10 UTC: The account team rang the largest customer.
:::`;

const files = {
  'recount.yaml': 'title: House\nurl: https://example.org/\n',
  'posts/2024-04-02-sign-ups.md': post(publicHead, `Nobody could sign up.\n\n${block}`),
  'posts/2024-04-02-table-read.md': post(internalHead, 'Somebody read the customer table.'),
};

async function build(
  changes: Readonly<Record<string, string>> = {},
  audience: Audience = 'public',
): Promise<BuildResult & { readonly root: string }> {
  const root = makeFolder();
  putFiles(root, { ...files, ...changes });
  const { config } = await loadConfig(root, null);
  const result = await buildSite({
    root,
    config: { ...config, audience },
    today: '2024-05-15' as Day,
    drafts: false,
    out: join(root, '_site'),
  });
  return { ...result, root };
}

const filesOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(readFiles(join(root, '_site'))).map(([path, bytes]) => [path, String(bytes)]),
  );

describe('a public site', () => {
  test('has nothing of internal posts and blocks that share words, services and people', async () => {
    const { root, pages, messages } = await build();
    expect(messages.filter(({ level }) => level === 'error')).toEqual([]);
    expect(pages).not.toBeNull();
    const built = filesOf(root);
    const page = built['postmortems/2024-04-02-sign-ups/index.html'] ?? '';
    expect(page).toContain('Sign-ups failed');
    expect(page).not.toContain(':::');
    for (const [path, text] of Object.entries(built)) {
      expect(`${path} ${text}`).not.toMatch(/table-read|SEC-2024-7|account team|telephone/);
    }
  });

  // Each way in which a template, a post or a file can let out what should stay inside.
  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'a mention in a public post',
      {
        'posts/2024-04-03-next.md': post(
          publicHead.replaceAll('2024-04-02', '2024-04-03'),
          'After “Somebody read the customer table” we changed it.',
        ),
      },
      /title of `posts\/2024-04-02-table-read.md`/,
    ],
    [
      'an alternative text',
      {
        'posts/2024-04-03-next.md': post(
          publicHead.replaceAll('2024-04-02', '2024-04-03'),
          '![What SEC-2024-7 was](a.png)',
        ),
        'posts/a.png': 'no image',
      },
      /id of `posts\/2024-04-02-table-read.md`/,
    ],
    [
      'a link in a template of the house',
      {
        'templates/partials/logo.eta': '<a href="/postmortems/2024-04-02-table-read/">House</a>',
      },
      /address of `posts\/2024-04-02-table-read.md`/,
    ],
    [
      'words of a block in a file of the house',
      { 'public/notes.txt': 'the account team rang the LARGEST customer' },
      /words of an internal block of `posts\/2024-04-02-sign-ups.md`/,
    ],
  ])('is refused with %s', async (_, changes, expected) => {
    const { root, pages, messages } = await build(changes);
    expect(pages).toBeNull();
    const leaks = messages.filter(({ ruleId }) => ruleId === 'internal-leaked');
    expect(leaks.map(({ reason }) => reason).join('\n')).toMatch(expected);
    expect(Object.keys(readFiles(root)).filter((path) => path.startsWith('_site'))).toEqual([]);
  });
});

test('an internal site shows all, and says what is not public', async () => {
  const { root, pages } = await build({}, 'internal');
  expect(pages).not.toBeNull();
  const built = filesOf(root);
  const page = built['postmortems/2024-04-02-sign-ups/index.html'] ?? '';
  expect(page).toContain('<p class="internal internal-label">Internal</p>');
  expect(page).toContain('rang the largest customer');
  expect(page).not.toContain(':::');
  expect(built['index.html']).toContain('Somebody read the customer table');
  expect(built['postmortems/2024-04-02-table-read/index.html']).toContain('>Internal</strong>');
});

test('a leak in the search index is found', async () => {
  const { root } = await build();
  const { findLeaks } = await import('../../src/eleventy/find-leaks.ts');
  const { config } = await loadConfig(root, null);
  const { compileSite } = await import('../../src/compile/compile-site.ts');
  const { createDiskSource } = await import('../../src/catalog/disk-source.ts');
  const { catalog } = await compileSite(
    createDiskSource(root, config),
    compileHere({ config, today: '2024-05-15' as Day, links: null }),
  );
  const out = join(root, '_site');
  expect(await findLeaks(out, catalog, config)).toEqual([]);
  const { gzipSync } = await import('node:zlib');
  putFiles(out, { 'pagefind/fragment/en_1.pf_fragment': '' });
  appendFileSync(
    join(out, 'pagefind/fragment/en_1.pf_fragment'),
    gzipSync('pagefind_dcd{"content":"Somebody read the customer table."}'),
  );
  expect((await findLeaks(out, catalog, config)).map(({ path }) => path)).toEqual([
    '_site/pagefind/fragment/en_1.pf_fragment',
  ]);
});
