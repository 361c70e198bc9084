import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { decodePost } from '../../catalog/decode-post.ts';
import type { Config } from '../../config/types.ts';
import { asUserError } from '../../message/file-failure.ts';
import { userErrors } from '../../message/user-errors.ts';
import { count, quote } from '../../message/words.ts';
import type { Io } from '../io.ts';
import { readChatJson } from '../seeds/read-chat-json.ts';
import { type LogContext, readChatLog } from '../seeds/read-chat-log.ts';
import { readGitRange } from '../seeds/read-git-range.ts';
import { type IncidentReading, readIncidentJson } from '../seeds/read-incident-json.ts';
import type { Seed, SeedEntry } from '../seeds/types.ts';

/** Options of `new` that name what is known already. */
export interface SeedOptions {
  readonly fromLog?: readonly string[];
  readonly fromGit?: readonly string[];
  readonly repository?: string;
  readonly fromJson?: string;
}

/** Reads the file of `--from-json`; null without one. */
export async function readIncident(
  { fromJson }: SeedOptions,
  root: string,
  config: Config,
  io: Io,
): Promise<IncidentReading | null> {
  if (fromJson === undefined) return null;
  const path = relative(root, resolve(io.cwd, fromJson)).split(sep).join('/');
  return readIncidentJson(await readText(fromJson, io), path, config);
}

/** Reads logs and ranges of commits; `context` is what they don't say themselves. */
export async function readSeeds(
  { fromLog = [], fromGit = [], repository }: SeedOptions,
  context: LogContext,
  io: Io,
): Promise<readonly SeedEntry[]> {
  const entries: SeedEntry[] = [];
  const add = (source: string, seed: Seed): void => {
    if (seed.entries.length === 0) {
      throw userErrors.usage(
        `There is no entry in ${quote(source)}`,
        'Lines of a log start with a time, or stand under a name and a time: `14:05 <ana> text`.',
      );
    }
    entries.push(...seed.entries);
    const told = [count(seed.entries.length, 'entry', 'entries'), ...seed.notes];
    io.stderr.write(`${source}: ${told.join('; ')}\n`);
  };
  for (const file of fromLog) {
    const text = await readText(file, io);
    add(file, readChatJson(text) ?? readChatLog(text, context));
  }
  for (const range of fromGit) {
    add(range, await readGitRange(range, resolve(io.cwd, repository ?? '.'), io.env));
  }
  return entries;
}

/** The text of a file, or of standard input for `-`. */
async function readText(file: string, io: Io): Promise<string> {
  const bytes =
    file === '-'
      ? Buffer.from(await io.readStdin())
      : await readFile(resolve(io.cwd, file)).catch((error: NodeJS.ErrnoException) => {
          throw error.code === 'ENOENT' ? userErrors.pathMissing(file) : asUserError(error, file);
        });
  const text = decodePost(bytes);
  if (typeof text === 'string') return text;
  throw userErrors.unreadable(file, text.reason);
}
