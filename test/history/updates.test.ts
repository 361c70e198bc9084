import { describe, expect, it } from 'vitest';
import { readVersion } from '../../src/compile/read-version.ts';
import { defaults } from '../../src/config/defaults.ts';
import type { Config } from '../../src/config/types.ts';
import { createHistory } from '../../src/history/read-history.ts';
import { createGit } from '../../src/history/run-git.ts';
import type { PostUpdate } from '../../src/history/types.ts';
import type { Postmortem } from '../../src/postmortem/types.ts';
import { postText } from '../helpers/posts.ts';
import { gitEnv, makeRepository, type Repository } from './git.ts';

async function updatesOf(
  { root }: Repository,
  config: Config = defaults,
): Promise<readonly PostUpdate[]> {
  const history = createHistory(createGit(root, gitEnv));
  const { posts } = await history.read('posts');
  const isShown = ({ unfinished, fields }: Postmortem): boolean =>
    !unfinished && (config.audience === 'internal' || fields.visibility !== 'internal');
  const read = (path: string, text: string) => readVersion({ path, text }, config);
  return history.updates([...posts.keys()], { read, isShown }, 'key');
}

const facts = (updates: readonly PostUpdate[]) => updates.map((update) => update.facts);

describe('the updates of posts', () => {
  it('are what a later version says otherwise, newest first', async () => {
    const repository = makeRepository();
    const { commit, git } = repository;
    commit('One', { 'posts/a.md': postText() });
    commit('Wording', { 'posts/a.md': postText().replace('for an hour', 'for one hour') });
    const more = postText({ severity: 'SEV1', title: 'Queue overfull' });
    commit('Two', { 'posts/a.md': more });
    const open = `${more}- [ ] Watch the length of the queue (owner: @bo)\n`;
    commit('Three', { 'posts/a.md': open });
    git('mv', 'posts/a.md', 'posts/b.md');
    commit('Four');
    commit('Five', { 'posts/b.md': `${open.replace('[ ]', '[x]')}\n## Lessons\n\nLimits help.\n` });
    const updates = await updatesOf(repository);
    const anchor = expect.stringMatching(/^ai-/);
    expect(facts(updates)).toEqual([
      [
        { kind: 'section-added', section: 'lessons' },
        { kind: 'item-status', anchor, to: 'done' },
      ],
      [{ kind: 'item-added', anchor }],
      [
        { kind: 'title', from: 'Queue full', to: 'Queue overfull' },
        { kind: 'severity', from: 'SEV2', to: 'SEV1' },
      ],
    ]);
    expect(new Set(updates.map(({ path }) => path))).toEqual(new Set(['posts/b.md']));
  });

  it('tell nothing of what a draft said, but when it came out', async () => {
    const repository = makeRepository();
    repository.commit('One', { 'posts/a.md': postText({ status: 'draft', severity: 'SEV4' }) });
    repository.commit('Two', { 'posts/a.md': postText({ status: 'draft', severity: 'SEV3' }) });
    repository.commit('Three', { 'posts/a.md': postText() });
    expect(facts(await updatesOf(repository))).toEqual([[{ kind: 'published' }]]);
    const { posts } = await createHistory(createGit(repository.root, gitEnv)).read('posts');
    expect(posts.get('posts/a.md')).toMatchObject({
      created: '2024-03-01T12:00:00Z',
      published: '2024-03-01T12:02:00Z',
    });
  });

  it('tell the public nothing of internal posts and internal parts', async () => {
    const repository = makeRepository();
    const internal = (words: string) => `${postText()}\n:::internal\n\n- [ ] ${words}\n\n:::\n`;
    repository.commit('One', {
      'posts/a.md': internal('Ask the customer'),
      'posts/b.md': postText({ visibility: 'internal' }),
    });
    repository.commit('Two', {
      'posts/a.md': internal('Ask another customer, and soon'),
      'posts/b.md': postText({ visibility: 'internal', severity: 'SEV1' }),
    });
    expect(await updatesOf(repository)).toEqual([]);
    expect(await updatesOf(repository, { ...defaults, audience: 'internal' })).not.toEqual([]);
  });

  it('say nothing of when posts came out that came with many others', async () => {
    const repository = makeRepository();
    const posts = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [
        `posts/p${index}.md`,
        postText({ title: `P${index}` }),
      ]),
    );
    repository.commit('Import', posts);
    repository.commit('One more', { 'posts/q.md': postText({ title: 'Q' }) });
    const history = await createHistory(createGit(repository.root, gitEnv)).read('posts');
    expect(history.posts.get('posts/p1.md')?.published).toBeNull();
    expect(history.posts.get('posts/q.md')?.published).toBe('2024-03-01T12:01:00Z');
  });
});
