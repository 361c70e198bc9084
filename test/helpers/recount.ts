import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** The folder of the project, which is the root of the example site too. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url));

/** The day of all runs, in seconds: of two that are compared, one may begin before midnight. */
const day = String(Date.UTC(2026, 10, 21, 12) / 1000);

/** What a run of the real command left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `recount` as a person would: the compiled command in a process of its own. */
export function startRecount(
  args: readonly string[],
  cwd: string,
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { ...process.env, SOURCE_DATE_EPOCH: day },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Longer than any test may take: what hangs is not to outlive them.
    timeout: 300_000,
    killSignal: 'SIGKILL',
  });
}

/** Runs `recount` to its end. */
export function runRecount(args: readonly string[], cwd: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = startRecount(args, cwd);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
