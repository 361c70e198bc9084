import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { readDay } from '../postmortem/dates.ts';
import type { Day } from '../postmortem/types.ts';

/** Nothing of a repository may run a program, ask a question or fetch from elsewhere. */
const quiet = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
};

/** The day on which a file entered the history of its git repository; null where there is none, or no git. */
export function firstCommit(
  file: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Day | null> {
  const args = [
    ...['-c', 'log.showSignature=false', '-c', 'core.fsmonitor=false', '--no-pager'],
    ...['log', '--follow', '--diff-filter=A', '--format=%as', '--', basename(file)],
  ];
  const options = {
    cwd: dirname(file),
    env: { ...env, ...quiet },
    timeout: 10_000,
    maxBuffer: 1 << 20,
  };
  return new Promise((done) => {
    execFile('git', args, options, (error, stdout) => {
      const last = stdout.trim().split('\n').at(-1) ?? '';
      done(error === null ? readDay(last) : null);
    });
  });
}
