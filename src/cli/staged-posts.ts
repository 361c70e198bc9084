import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { isPagePath } from '../catalog/disk-pages.ts';
import type { Overlay } from '../catalog/overlay-source.ts';
import type { Config } from '../config/types.ts';
import { userErrors } from '../message/user-errors.ts';
import type { Io } from './io.ts';

/**
 * The posts and pages of the house that differ between the last commit and what is staged, as they are staged. Git's own
 * variables are passed on, so that in a hook the index of the commit is meant.
 */
export async function readStagedPosts(
  root: string,
  { posts, pages }: Pick<Config, 'posts' | 'pages'>,
  io: Pick<Io, 'cwd' | 'env'>,
): Promise<Overlay> {
  const env = absoluteEnv(io);
  const git = (...args: string[]) => runGit(root, env, args);
  const listed = await git(
    ...[
      'diff',
      '--cached',
      '--name-status',
      '--no-renames',
      '--relative',
      '-z',
      '--',
      posts,
      pages,
    ],
  );
  const fields = listed.toString('utf8').split('\0');
  const staged = new Map<string, Uint8Array | null>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [status = '', path = ''] = fields.slice(at, at + 2);
    if (!isPost(path) && !isPagePath(path, pages)) continue;
    // The blob itself: filters and text conversions are for people.
    staged.set(path, status === 'D' ? null : await git('cat-file', 'blob', `:./${path}`));
  }
  return staged;
}

/** What `createDiskSource` lists, by name. */
const isPost = (path: string): boolean =>
  path.endsWith('.md') && !/(?:^|\/)(?:readme\.md$|[._])/i.test(path);

/** A hook is told of its index and folder as seen from where it runs; git is run in the root of the site. */
function absoluteEnv({ cwd, env }: Pick<Io, 'cwd' | 'env'>): Io['env'] {
  const paths = ['GIT_INDEX_FILE', 'GIT_DIR', 'GIT_WORK_TREE'].flatMap((name) => {
    const path = env[name];
    return path === undefined ? [] : [[name, resolve(cwd, path)] as const];
  });
  return { ...env, ...Object.fromEntries(paths) };
}

const run = promisify(execFile);

async function runGit(cwd: string, env: Io['env'], args: readonly string[]): Promise<Buffer> {
  try {
    const options = { cwd, env: { ...env }, encoding: 'buffer', maxBuffer: 2 ** 26 } as const;
    return (await run('git', [...args], options)).stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: Buffer };
    const why = code === 'ENOENT' ? 'there is no command `git`' : (stderr?.toString('utf8') ?? '');
    const [first = ''] = why.trim().split('\n');
    throw userErrors.usage(
      `What is staged can't be read: ${first.replace(/^fatal: /, '')}`,
      '--staged works inside a checkout of git.',
    );
  }
}
