import { execFileSync } from 'node:child_process';
import { makeFolder, putFiles } from '../helpers/folder.ts';

/** A repository for one test, in which every commit is a minute after the one before. */
export interface Repository {
  readonly root: string;
  readonly git: (...args: readonly string[]) => string;
  /** Writes files, null to delete, and commits everything. */
  readonly commit: (subject: string, files?: Readonly<Record<string, string | null>>) => void;
}

/** Settings of nobody: what git does must not depend on who runs the tests. */
export const gitEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** Makes a repository. The first commit is of 12:00 on 1 March 2024 in UTC. */
export function makeRepository(files: Readonly<Record<string, string>> = {}): Repository {
  const root = makeFolder(files);
  let seconds = Date.parse('2024-03-01T12:00:00Z') / 1000;
  const git = (...args: readonly string[]): string => {
    const date = `${seconds} +0200`;
    return execFileSync(
      'git',
      [
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@example.org',
        '-c',
        'protocol.file.allow=always',
        ...args,
      ],
      {
        cwd: root,
        env: { ...gitEnv, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
        stdio: 'pipe',
      },
    ).toString();
  };
  git('init', '-q', '-b', 'main');
  return {
    root,
    git,
    commit: (subject, changed = {}) => {
      const deleted = Object.entries(changed).filter(([, text]) => text === null);
      for (const [path] of deleted) git('rm', '-q', path);
      putFiles(
        root,
        Object.fromEntries(Object.entries(changed).filter(([, text]) => text !== null)) as Record<
          string,
          string
        >,
      );
      git('add', '.');
      git('commit', '-q', '--allow-empty', '-m', subject);
      seconds += 60;
    },
  };
}
