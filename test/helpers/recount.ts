import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the project, which is the root of the example site too. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url));

/** What a run of the real command left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `recount` as a person would: the compiled command in a process of its own. */
export function runRecount(args: readonly string[], cwd: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
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
