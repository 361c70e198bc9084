import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaults } from '../../../src/config/defaults.ts';
import { createDevSite, type DevSite } from '../../../src/eleventy/dev/dev-site.ts';
import { planSite } from '../../../src/eleventy/plan-site.ts';
import type { Day } from '../../../src/postmortem/types.ts';
import { makeFolder, putFiles } from '../../helpers/folder.ts';
import { postText } from '../../helpers/posts.ts';

const config = { ...defaults, audience: 'internal', url: 'https://example.org/' } as const;
const today = '2024-05-15' as Day;

const open = (root: string): Promise<DevSite> =>
  createDevSite({ root, drafts: true, load: async () => ({ config, messages: [], today }) });

async function textOf(site: DevSite, file: string): Promise<string | null> {
  const found = await site.find(file);
  return found?.kind === 'page' ? found.text() : null;
}

const slugs = ['a', 'b', 'c', 'd'] as const;
/** The frontmatter that posts begin with. */
const usual = {
  a: { id: 'a', title: 'First', related: '[b]' },
  b: { id: 'b', title: 'Second', services: '[x, y]', cause: 'deploy' },
  c: { title: 'Third', services: '[x]' },
  d: {},
} as const;
const start = {
  'posts/a.md': postText(usual.a),
  'posts/b.md': postText(usual.b),
  'posts/c.md': `${postText(usual.c)}\nSee [the first](a.md).\n`,
  'posts/i.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>',
};

/** Changes of a post's frontmatter, of which some show in other pages too. */
const changes = fc.record(
  {
    title: fc.constantFrom('Another', '"<b>"'),
    date: fc.constantFrom('2024-03-12', '2020-02-03'),
    id: fc.constantFrom('a', 'b', 'other'),
    services: fc.constantFrom('[x]', '[X, z]'),
    cause: fc.constantFrom('deploy', 'capacity'),
    status: fc.constantFrom('draft', 'published'),
    severity: fc.constantFrom('SEV1', 'SEV9'),
    visibility: fc.constantFrom('internal', 'public'),
    related: fc.constantFrom('[c]', '[a, b]'),
    resolved: fc.constantFrom('2024-03-12T08:00:00Z', 'soon'),
  },
  { requiredKeys: [] },
);
/** Mostly the text is written, now and then a field. */
const fields = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ title: fc.constantFrom('Another', '"<b>"') }) },
  { weight: 1, arbitrary: changes },
);
const ends = fc.constantFrom(
  '',
  '\nMore words.\n',
  '\n- [ ] Do more (owner: @bo, due: 2024-04-02)\n',
  '\n![A chart](i.svg)\n',
  '\n[Another](b.md) and [none](none.md)\n',
);
const steps = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      slug: fc.constantFrom(...slugs),
      fields,
      end: ends,
    }),
  },
  fc.record({
    kind: fc.constantFrom('remove', 'rename', 'break'),
    slug: fc.constantFrom(...slugs),
  }),
  fc.record({ kind: fc.constant('refresh' as const) }),
);

type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

function happen(root: string, step: Step): string | null {
  if (step.kind === 'refresh') return null;
  const path = `posts/${step.slug}.md`;
  const file = join(root, path);
  if (step.kind === 'write') {
    putFiles(root, { [path]: postText({ ...usual[step.slug], ...step.fields }) + step.end });
  } else if (step.kind === 'break') putFiles(root, { [path]: '---\ntitle: [' });
  else if (step.kind === 'remove') rmSync(file, { force: true });
  else {
    putFiles(root, { [path]: postText({ title: 'On its way' }) });
    renameSync(file, join(root, 'posts/e.md'));
  }
  return path;
}

test('the page of a post that was edited is at once what it is when all is read anew', async () => {
  let edits = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 6 }), async (happened) => {
      const root = makeFolder(start);
      const site = await open(root);
      for (const step of happened) {
        const path = happen(root, step);
        if (path === null) {
          await site.refresh();
          continue;
        }
        const files = await site.edit(path);
        if (files === null) {
          // As the server does: what can't be taken in by itself waits for everything.
          await site.refresh();
          continue;
        }
        edits++;
        const fresh = await open(root);
        for (const file of files) {
          expect(site.isFresh(file)).toBe(true);
          expect([file, await textOf(site, file)]).toEqual([file, await textOf(fresh, file)]);
        }
      }
      await site.refresh();
      const plan = await planSite({ root, config, today, drafts: true });
      const fresh = await open(root);
      for (const { file } of plan.pages) {
        expect([file, await textOf(site, file)]).toEqual([file, await textOf(fresh, file)]);
      }
      expect(site.messages()).toEqual(plan.messages);
      expect(await site.find('postmortems/none/index.html')).toBeNull();
    }),
    { numRuns: 20, interruptAfterTimeLimit: 60_000 },
  );
  expect(edits).toBeGreaterThan(5);
}, 300_000);
