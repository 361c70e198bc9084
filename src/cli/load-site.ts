import { resolve } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import type { Config } from '../config/types.ts';
import type { Message } from '../message/message.ts';
import { userErrors } from '../message/user-errors.ts';
import type { Day } from '../postmortem/types.ts';
import { loadHouse } from '../render/load-house.ts';
import type { Io } from './io.ts';
import type { OutputOptions } from './options.ts';

/** The site that a command works on. */
export interface LoadedSite {
  /** Absolute path. */
  readonly root: string;
  /** What is wrong in the file has its default; `messages` tell of it. */
  readonly config: Config;
  /** Of the configuration. */
  readonly messages: readonly Message[];
  readonly today: Day;
}

/** Finds the site that the options name and reads its configuration. */
export async function loadSite(options: OutputOptions, io: Io): Promise<LoadedSite> {
  const root = resolve(io.cwd, options.root ?? '.');
  const file = options.config === undefined ? null : resolve(io.cwd, options.config);
  const { config, messages } = await loadHouse(root, file);
  const url = options.url === undefined ? config.url : readUrl(options.url);
  const { audience = config.audience } = options;
  return { root, config: { ...config, url, audience }, messages, today: todayOf(io) };
}

/** `--url` by the rules that `url` has in the configuration. */
function readUrl(url: string): string | null {
  const { config, messages } = readConfig(JSON.stringify({ url }), 'json', '--url');
  const [message] = messages;
  if (message !== undefined) {
    throw userErrors.usage(message.reason, 'Give --url the whole address of the site.');
  }
  return config.url;
}

/**
 * The day of the run in UTC. SOURCE_DATE_EPOCH (seconds, https://reproducible-builds.org/specs) stands in
 * for the clock where a build is to be repeated.
 */
function todayOf({ env, now }: Pick<Io, 'env' | 'now'>): Day {
  const epoch = env.SOURCE_DATE_EPOCH ?? '';
  const milliseconds = /^\d{1,11}$/.test(epoch) ? Number(epoch) * 1000 : now();
  return new Date(milliseconds).toISOString().slice(0, 10) as Day;
}
