import { createGit, type RunGit } from '../../history/run-git.ts';
import { userErrors } from '../../message/user-errors.ts';
import { quote } from '../../message/words.ts';
import type { Instant } from '../../postmortem/types.ts';
import type { Seed, SeedEntry } from './types.ts';

/** More commits than anybody reads in a timeline. */
const most = 500;

interface Commit {
  readonly hash: string;
  readonly instant: Instant;
  readonly isMerge: boolean;
  readonly subject: string;
}

/**
 * What reached the main line of a repository within a range (`v1.2..v1.3`, `main`):
 * tags at the time at which they were made, merges, and commits. Of a range with
 * tags or merges single commits are left out: what was deployed is what counts.
 */
export async function readGitRange(
  range: string,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Seed> {
  if (range.trim() === '' || range.startsWith('-') || /[\p{Cc}]/u.test(range)) {
    throw userErrors.usage(
      `${quote(range)} is no range of commits`,
      'Name it as git does: --from-git v1.2..v1.3, or a branch.',
    );
  }
  const git = tell(createGit(folder, env));
  const commits = await readCommits(range, git);
  const tags = await readTags(new Set(commits.map(({ hash }) => hash)), git);
  const merges = commits.filter(({ isMerge }) => isMerge);
  const plain = tags.length + merges.length > 0 ? [] : commits;
  const entries = [...tags, ...[...merges, ...plain].map(entryOf)];
  const notes =
    commits.length < most ? [] : [`only the last ${most} commits of ${quote(range)} read`];
  return { entries, notes };
}

const entryOf = ({ hash, instant, isMerge, subject }: Commit): SeedEntry => ({
  instant,
  text: `${isMerge ? 'Merged' : 'Committed'} ${hash.slice(0, 9)}: ${subject}`,
  author: null,
  kind: null,
  url: null,
});

async function readCommits(range: string, git: Log): Promise<readonly Commit[]> {
  const format = ['%H', '%cI', '%P', '%s'].join('%x1f');
  const args = ['log', '-z', `--max-count=${most}`, '--first-parent', `--format=${format}`];
  // Behind these two, whatever stands in a range is a range and no option or path.
  const out = await git([...args, '--end-of-options', range, '--']);
  return out.split('\0').flatMap((record): Commit[] => {
    const [hash = '', date = '', parents = '', subject = ''] = record.split('\x1f');
    const instant = toInstant(date);
    if (instant === null) return [];
    return [{ hash, instant, isMerge: parents.includes(' '), subject: subject.trim() }];
  });
}

/** Tags of these commits; a light-weight tag has the time of its commit. */
async function readTags(commits: ReadonlySet<string>, git: Log): Promise<readonly SeedEntry[]> {
  const format = [
    '%(objectname)',
    '%(*objectname)',
    '%(creatordate:iso-strict)',
    '%(refname:strip=2)',
  ];
  const out = await git(['for-each-ref', `--format=${format.join('%1f')}`, 'refs/tags']);
  return out.split('\n').flatMap((line): SeedEntry[] => {
    const [object = '', peeled = '', date = '', name = ''] = line.split('\x1f');
    const instant = toInstant(date);
    const commit = peeled === '' ? object : peeled;
    if (instant === null || !commits.has(commit)) return [];
    const text = `Tagged ${name} (${commit.slice(0, 9)})`;
    return [{ instant, text, author: null, kind: null, url: null }];
  });
}

function toInstant(date: string): Instant | null {
  const milliseconds = Date.parse(date);
  if (Number.isNaN(milliseconds)) return null;
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z` as Instant;
}

type Log = (args: readonly string[]) => Promise<string>;

/** Git with what it complains of as a failure of the user's. */
function tell(git: RunGit): Log {
  return async (args) => {
    try {
      return (await git(args)).toString('utf8');
    } catch (error) {
      const { code, message } = error as { code?: unknown; message: string };
      const why = /^fatal: (.*)$/m.exec(message)?.[1] ?? message.split('\n')[0] ?? '';
      throw userErrors.usage(
        `Git gives no commits: ${code === 'ENOENT' ? 'there is no command `git`' : quote(why, 200)}`,
        'Name a range: --from-git v1.2..v1.3; of another repository: --repository <folder>.',
      );
    }
  };
}
