import { execFile } from 'node:child_process';

/** Runs git in the folder of a site and gives back what it writes. Rejects with an `Error` and its `code`. */
export type RunGit = (args: readonly string[], input?: string) => Promise<Buffer>;

/** Nothing of a repository may run a program, ask a question or fetch from elsewhere. */
const quiet = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
};

/** Settings of the repository or of its user that would run something or change what is written. */
const settings = [
  ...['--no-pager', '--no-replace-objects', '--literal-pathspecs'],
  ...['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', '-c', 'log.showRoot=true'],
];

/**
 * Git for the repository that holds `root`. A hook's own variables would lead it to another index or
 * folder, so of `env` they are left out; without `env` git gets that of this process.
 */
export function createGit(
  root: string,
  env?: Readonly<Record<string, string | undefined>>,
): RunGit {
  const own = Object.entries(env ?? {}).filter(
    ([name]) => !/^GIT_(?!CONFIG|CEILING|EXEC)/.test(name),
  );
  return (args, input) =>
    new Promise((done, failed) => {
      const child = execFile(
        'git',
        [...settings, ...args],
        {
          cwd: root,
          encoding: 'buffer',
          maxBuffer: 2 ** 30,
          ...(env === undefined ? {} : { env: { ...Object.fromEntries(own), ...quiet } }),
        },
        (error, stdout) => (error === null ? done(stdout) : failed(error)),
      );
      // Git may end before it has read all; that it failed is told by its exit code.
      child.stdin?.on('error', () => {});
      child.stdin?.end(input ?? '');
    });
}
