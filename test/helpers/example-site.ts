import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, runRecount } from './recount.ts';

/** The example site, built by the real command into a folder of its own. */
export interface ExampleSite {
  readonly folder: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly remove: () => Promise<void>;
}

/** Builds `posts/` for the address `url`. Throws, with what the command said, unless it exits with 0. */
export async function buildExampleSite(url: string): Promise<ExampleSite> {
  const parent = await mkdtemp(join(tmpdir(), 'recount-example-'));
  const folder = join(parent, 'site');
  const run = await runRecount(['build', '--url', url, '--out', folder], projectRoot);
  if (run.code !== 0)
    throw new Error(`recount build exited with ${run.code}:\n${run.stdout}${run.stderr}`);
  return {
    folder,
    stdout: run.stdout,
    stderr: run.stderr,
    remove: () => rm(parent, { recursive: true }),
  };
}
