import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHistory, readHistory } from '../../src/history/read-history.ts';
import { createGit } from '../../src/history/run-git.ts';
import { makeFolder, putFiles } from '../helpers/folder.ts';
import { gitEnv, makeRepository } from './git.ts';

const read = (root: string, folder = 'posts') => readHistory(createGit(root, gitEnv), folder);
const text = (words: string): string => `${'A line that stays.\n'.repeat(20)}${words}\n`;

describe('the history of posts', () => {
  it('tells every change, newest first, with the instant in UTC', async () => {
    const { root, commit } = makeRepository();
    commit('One', { 'posts/a.md': text('one') });
    commit('Other', { 'posts/b.md': text('other'), 'README.md': 'x' });
    commit('Two <ana@example.org> wrote it', { 'posts/a.md': text('two') });
    const { posts, gap } = await read(root);
    expect(gap).toBeNull();
    expect([...posts.keys()].sort()).toEqual(['posts/a.md', 'posts/b.md']);
    const a = posts.get('posts/a.md');
    expect(a).toMatchObject({ created: '2024-03-01T12:00:00Z', changed: '2024-03-01T12:02:00Z' });
    expect(a?.changes.map(({ subject }) => subject)).toEqual(['Two … wrote it', 'One']);
    expect(a?.changes[0]?.before).toBe(a?.changes[1]?.after);
    expect(JSON.stringify([...posts])).not.toContain('example.org');
  });

  it('follows renames, and takes a new post under an old name for a new one', async () => {
    const { root, git, commit } = makeRepository();
    commit('One', { 'posts/a.md': text('one') });
    git('mv', 'posts/a.md', 'posts/é b.md');
    commit('Rename', { 'posts/é b.md': text('renamed') });
    commit('Again', { 'posts/a.md': text('something else') });
    commit('Last', { 'posts/é b.md': text('last') });
    const { posts } = await read(root);
    const subjects = (path: string) => posts.get(path)?.changes.map(({ subject }) => subject);
    expect(subjects('posts/é b.md')).toEqual(['Last', 'Rename', 'One']);
    expect(subjects('posts/a.md')).toEqual(['Again']);
  });

  it('knows posts that swapped their names', async () => {
    const { root, git, commit } = makeRepository();
    commit('A', { 'posts/a.md': 'a\n'.repeat(90) });
    commit('B', { 'posts/b.md': 'b\n'.repeat(90) });
    git('mv', 'posts/a.md', 'c.md');
    git('mv', 'posts/b.md', 'posts/a.md');
    git('mv', 'c.md', 'posts/b.md');
    commit('Swap');
    const { posts } = await read(root);
    // Git tells such a commit as changes of both files, so either past may be told.
    expect(posts.get('posts/a.md')?.changes).toHaveLength(2);
    expect(posts.get('posts/b.md')?.changes).toHaveLength(2);
  });

  it('counts a change on a branch where the post still had its old name', async () => {
    const { root, git, commit } = makeRepository();
    commit('One', { 'posts/a.md': text('one') });
    git('checkout', '-q', '-b', 'side');
    commit('Side', { 'posts/a.md': `Begin\n${text('one')}` });
    git('checkout', '-q', 'main');
    git('mv', 'posts/a.md', 'posts/b.md');
    commit('Rename');
    git('merge', '-q', '--no-edit', 'side');
    const { posts } = await read(root);
    const subjects = posts.get('posts/b.md')?.changes.map(({ subject }) => subject) ?? [];
    expect(subjects.toSorted()).toEqual(['One', 'Rename', 'Side']);
  });

  it('works where the site is a folder of the repository, and knows nothing of others', async () => {
    const { root, commit } = makeRepository();
    commit('One', { 'sites/x/posts/a.md': text('x'), 'sites/y/posts/a.md': text('y') });
    commit('Two', { 'sites/y/posts/a.md': text('z') });
    const { posts } = await read(join(root, 'sites/x'));
    expect([...posts.keys()]).toEqual(['posts/a.md']);
    expect(posts.get('posts/a.md')?.changes).toHaveLength(1);
  });

  it('is the same in two clones, whatever is not committed', async () => {
    const { root, commit } = makeRepository();
    commit('One', { 'posts/a.md': text('one') });
    commit('Two', { 'posts/a.md': text('two') });
    const [first, second] = [makeFolder(), makeFolder()];
    for (const clone of [first, second]) execFileSync('git', ['clone', '-q', root, clone]);
    putFiles(second, { 'posts/a.md': 'changed', 'posts/new.md': 'new' });
    const told = async (clone: string) => JSON.stringify([...(await read(clone)).posts]);
    expect(await told(second)).toBe(await told(first));
  });

  it('says why it knows nothing', async () => {
    const folder = makeFolder({ 'posts/a.md': 'a' });
    const alone = { ...gitEnv, GIT_CEILING_DIRECTORIES: join(folder, '..') };
    const { gap } = await readHistory(createGit(folder, alone), 'posts');
    expect(gap).toBe('no-repository');
    expect((await readHistory(createGit(folder, { PATH: '' }), 'posts')).gap).toBe('no-git');
    const { root, commit } = makeRepository();
    expect((await read(root)).gap).toBe('no-commits');
    commit('One', { 'posts/a.md': text('one') });
    commit('Two', { 'posts/a.md': text('two') });
    const shallow = makeFolder();
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${root}`, shallow]);
    expect(await read(shallow)).toMatchObject({ gap: 'shallow', head: null });
  });

  it('runs nothing that the repository asks for', async () => {
    const { root, git, commit } = makeRepository();
    const trap = join(root, 'trap');
    putFiles(root, { trap: `#!/bin/sh\ntouch '${root}/sprung'\ncat\n` });
    chmodSync(trap, 0o755);
    commit('One', { 'posts/a.md': text('one'), '.gitattributes': '*.md diff=x\n' });
    commit('Two', { 'posts/a.md': text('two') });
    for (const name of [
      'core.fsmonitor',
      'core.pager',
      'diff.x.textconv',
      'diff.external',
      'pager.log',
    ])
      git('config', name, trap);
    const { posts } = await read(root);
    expect(posts.get('posts/a.md')?.changes).toHaveLength(2);
    expect(() => execFileSync('ls', [join(root, 'sprung')], { stdio: 'pipe' })).toThrow();
  });

  it('is not led elsewhere by the variables of a hook', async () => {
    const [one, two] = [makeRepository(), makeRepository()];
    one.commit('One', { 'posts/a.md': text('one') });
    two.commit('Two', { 'posts/b.md': text('two') });
    const env = { ...gitEnv, GIT_DIR: join(two.root, '.git'), GIT_INDEX_FILE: 'x' };
    const { posts } = await readHistory(createGit(one.root, env), 'posts');
    expect([...posts.keys()]).toEqual(['posts/a.md']);
  });

  it('is read again only after a commit', async () => {
    const { root, commit } = makeRepository();
    commit('One', { 'posts/a.md': text('one') });
    const history = createHistory(createGit(root, gitEnv));
    const first = await history.read('posts');
    expect(await history.read('posts')).toBe(first);
    commit('Two', { 'posts/a.md': text('two') });
    expect((await history.read('posts')).posts.get('posts/a.md')?.changes).toHaveLength(2);
  });
});
