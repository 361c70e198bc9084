import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

/** What a command did: its exit code and all it wrote. */
export interface MainRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** 15 May 2024, noon in UTC: the clock of commands in tests. */
export const noon = Date.UTC(2024, 4, 15, 12);

/** Runs a command line in this process, without a terminal, at `noon`. */
export async function runMain(argv: readonly string[], world: Partial<Io> = {}): Promise<MainRun> {
  let stdout = '';
  let stderr = '';
  const code = await main(argv, {
    stdout: {
      write: (text) => {
        stdout += text;
      },
      isTTY: false,
      columns: 80,
    },
    stderr: {
      write: (text) => {
        stderr += text;
      },
      isTTY: false,
      columns: 80,
    },
    cwd: '/',
    env: {},
    readStdin: async () => Buffer.from(''),
    now: () => noon,
    signal: new AbortController().signal,
    ...world,
  });
  return { code, stdout, stderr };
}
