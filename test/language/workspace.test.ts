import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { compileSite } from '../../src/compile/compile-site.ts';
import { createWorkspace } from '../../src/language/workspace.ts';
import { userErrors } from '../../src/message/user-errors.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { rulesById } from '../../src/rules/index.ts';
import type { CatalogRule, PostmortemRule } from '../../src/rules/types.ts';
import { compileHere } from '../helpers/compile-here.ts';
import { postText } from '../helpers/posts.ts';
import { memorySource, memoryWorld, openWorkspace } from './workspace.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const paths = ['posts/a.md', 'posts/b.md', 'posts/c.md', 'posts/sub/d.md'];

/** Pieces that posts are put together from: right ones, wrong ones, and ones that concern other posts. */
const pieces = [
  '---\n',
  'title: A\n',
  'date: 2024-03-12\n',
  'id: same\n',
  'related: [b, c]\n',
  '\n## Timeline\n\n',
  '- 10:00 [cause] It breaks.\n',
  '\n## Root cause\n\n',
  '[b](b.md#timeline) and [d](sub/d.md)\n',
  '![x](x.png)\n',
  '<!-- recount-ignore link-dead: meant -->\n',
  '| a |\n| - |\n',
  '+++\n',
  '\r\n',
  '🙂',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.constant(postText()),
);
const path = fc.constantFrom(...paths);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('type' as const), path, text, at: fc.nat() }),
  },
  fc.record({ do: fc.constant('open' as const), path, text }),
  fc.record({ do: fc.constant('close' as const), path }),
  fc.record({ do: fc.constant('save' as const), path }),
  fc.record({ do: fc.constant('write' as const), path, text }),
  fc.record({ do: fc.constant('remove' as const), path }),
  fc.record({
    do: fc.constant('configure' as const),
    text: fc.constantFrom('rules: {link-dead: off}\n', 'severities: [bad]\n', 'nothing: [\n'),
  }),
);

it('says after any edits what a reading of all from scratch says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 10 }), async (steps) => {
      const files = new Map([['posts/a.md', postText({ related: '[b]' })]]);
      const open = new Map<string, string>();
      const world = memoryWorld(files);
      const workspace = createWorkspace(world);
      await workspace.refresh();
      for (const edit of steps) {
        const before = 'path' in edit ? open.get(edit.path) : undefined;
        if (edit.do === 'open') open.set(edit.path, edit.text);
        if (edit.do === 'type' && before !== undefined) {
          const at = edit.at % (before.length + 1);
          open.set(edit.path, before.slice(0, at) + edit.text + before.slice(at + 3));
        }
        if (edit.do === 'close') open.delete(edit.path);
        if (edit.do === 'save' && before !== undefined) files.set(edit.path, before);
        if (edit.do === 'write') files.set(edit.path, edit.text);
        if (edit.do === 'remove') files.delete(edit.path);
        if (edit.do === 'configure') files.set('recount.yaml', edit.text);
        const now = 'path' in edit ? open.get(edit.path) : undefined;
        if ('path' in edit && now === undefined) workspace.dropText(edit.path);
        else if ('path' in edit && now !== undefined) workspace.setText(edit.path, now);
        if (['save', 'write', 'remove', 'configure'].includes(edit.do)) await workspace.refresh();
        // Asked in between, as an editor does: what is remembered must not be wrong later.
        for (const of of open.keys()) workspace.messages(of);
      }
      const { config } = await world.loadConfig();
      const all = new Map([...files, ...open]);
      const today = '2024-05-15' as Day;
      const fresh = await compileSite(
        memorySource(all),
        compileHere({ config, today, links: null }),
      );
      const kept = paths.flatMap((of) => workspace.messages(of));
      expect(kept).toEqual(fresh.messages);
      expect(workspace.catalog()).toEqual(fresh.catalog);
    }),
    { numRuns: 100 },
  );
}, 120_000);

it('tells of the crash of one rule beside what the others find', async () => {
  const rule = rulesById.get('no-detection') as PostmortemRule;
  vi.spyOn(rule, 'check').mockImplementation(() => {
    throw new Error('what a bug');
  });
  const text = postText({ severity: 'SEV9' });
  const workspace = await openWorkspace({ 'posts/a.md': text });
  const found = workspace.messages('posts/a.md');
  expect(found.map(({ ruleId }) => ruleId)).toEqual(['rule-crashed', 'field-value']);
  expect(found[0]?.reason).toContain('what a bug');
});

it('tells of the crash of a rule over all posts in those that are asked for', async () => {
  const rule = rulesById.get('link-dead') as CatalogRule;
  vi.spyOn(rule, 'check').mockImplementation(() => {
    throw new Error('what a bug');
  });
  const workspace = await openWorkspace({ 'posts/a.md': postText() });
  expect(workspace.messages('posts/a.md')).toMatchObject([{ ruleId: 'rule-crashed' }]);
});

it('says nothing of links before all posts were read', () => {
  const world = memoryWorld(new Map([['posts/b.md', postText()]]));
  const workspace = createWorkspace(world);
  workspace.setText('posts/a.md', `${postText()}\n[b](b.md)\n`);
  expect(workspace.messages('posts/a.md')).toEqual([]);
});

it('takes only posts for posts', async () => {
  const workspace = await openWorkspace({ 'posts/a.md': postText() });
  expect(
    ['posts/new.md', 'posts/x/new.md', 'notes.md', 'posts/_draft.md', 'posts/README.md'].map(
      workspace.isPost,
    ),
  ).toEqual([true, true, false, false, false]);
  workspace.setText('notes.md', '# Notes');
  expect(workspace.messages('notes.md')).toEqual([]);
});

it('keeps what it knew when the disk fails, and says why', async () => {
  const files = new Map([['posts/a.md', postText()]]);
  const world = memoryWorld(files);
  let fails = false;
  const workspace = createWorkspace({
    ...world,
    loadConfig: () => (fails ? Promise.reject(userErrors.noPosts('posts')) : world.loadConfig()),
  });
  await workspace.refresh();
  fails = true;
  await workspace.refresh();
  expect(workspace.failure()?.code).toBe('no-posts');
  expect(workspace.catalog().posts).toHaveLength(1);
  fails = false;
  await workspace.refresh();
  expect(workspace.failure()).toBeNull();
});
