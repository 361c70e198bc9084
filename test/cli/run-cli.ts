import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { TextSink } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

/** What a command line printed, and its exit code. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in memory, in the folder `cwd`, on 1 June 2024. */
export async function runCli(
  argv: readonly string[],
  { cwd = '/', isTTY = false, env = {} as Record<string, string>, stdin = '' } = {},
): Promise<CliResult> {
  const out: string[] = [];
  const err: string[] = [];
  const sink = (texts: string[]): TextSink => ({
    write: (text) => {
      texts.push(text);
    },
    isTTY,
    columns: 80,
  });
  const code = await main(argv, {
    stdout: sink(out),
    stderr: sink(err),
    cwd,
    env,
    readStdin: async () => Buffer.from(stdin),
    now: () => Date.UTC(2024, 5, 1),
    signal: new AbortController().signal,
  });
  return { code, stdout: out.join(''), stderr: err.join('') };
}

/** A folder with these files, which is gone after the test. */
export function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'recount-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
