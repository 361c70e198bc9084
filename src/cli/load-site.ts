import { resolve } from 'node:path';
import { loadConfig } from '../config/load-config.ts';
import type { Config } from '../config/types.ts';
import type { Day } from '../postmortem/types.ts';
import type { Io } from './io.ts';
import type { SiteOptions } from './options.ts';

/** The site that a command works on. */
export interface LoadedSite {
  /** Absolute path. */
  readonly root: string;
  readonly config: Config;
  readonly today: Day;
}

/** Finds the site that the options name and reads its configuration. */
export async function loadSite(options: SiteOptions, io: Io): Promise<LoadedSite> {
  const root = resolve(io.cwd, options.root ?? '.');
  const config = await loadConfig(root, options.config ?? null);
  return { root, config, today: todayOf(io) };
}

/**
 * The day of the run in UTC. SOURCE_DATE_EPOCH (seconds, https://reproducible-builds.org/specs) stands in
 * for the clock where a build is to be repeated.
 */
export function todayOf({ env, now }: Pick<Io, 'env' | 'now'>): Day {
  const epoch = env.SOURCE_DATE_EPOCH ?? '';
  const milliseconds = /^\d{1,11}$/.test(epoch) ? Number(epoch) * 1000 : now();
  return new Date(milliseconds).toISOString().slice(0, 10) as Day;
}
