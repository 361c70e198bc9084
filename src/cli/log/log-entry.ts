import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePost } from '../../catalog/decode-post.ts';
import type { Config } from '../../config/types.ts';
import { readFrontmatter } from '../../frontmatter/read-frontmatter.ts';
import { asUserError } from '../../message/file-failure.ts';
import { nearest } from '../../message/nearest.ts';
import { userErrors } from '../../message/user-errors.ts';
import { oneOf, quote } from '../../message/words.ts';
import { localTime, readInstant } from '../../postmortem/dates.ts';
import { zoneOf } from '../../postmortem/field-values.ts';
import { readFields } from '../../postmortem/read-fields.ts';
import { type EntryKind, entryKinds, type Instant, type Zone } from '../../postmortem/types.ts';
import type { ExitCode } from '../command.ts';
import type { Io } from '../io.ts';
import { loadSite } from '../load-site.ts';
import { completeTime } from '../new/complete-times.ts';
import type { SiteOptions } from '../options.ts';
import { replaceFile } from '../replace-file.ts';
import { reportMessages } from '../report-messages.ts';
import { printable } from '../text.ts';
import { type Appended, appendEntry } from './append-entry.ts';
import { chooseDraft } from './choose-draft.ts';
import { withLock } from './with-lock.ts';

/** Options of `recount log`, as commander gives them. */
export interface LogOptions extends SiteOptions {
  readonly at?: string;
  readonly kind?: string;
  readonly post?: string;
}

/** Writes one entry into one post; what others write at the same time is kept. */
export async function logEntry(
  args: readonly string[],
  options: LogOptions,
  io: Io,
): Promise<ExitCode> {
  const { root, config, messages } = await loadSite(options, io);
  if (messages.length > 0) {
    reportMessages(messages, 1, root, io);
    return 1;
  }
  const kind = options.kind === undefined ? null : parseKind(options.kind);
  const message = await readMessage(args, io);
  const path = await chooseDraft(options.post, { root, config, cwd: io.cwd });
  const file = await realpath(join(root, path)).catch((error) => {
    throw asUserError(error, path);
  });
  const now = `${new Date(io.now()).toISOString().slice(0, 19)}Z` as Instant;
  const { line, stamp } = await changePost(file, path, (text) => {
    const instant = parseTime(options.at ?? 'now', zoneOfText(text, config), now);
    return appendEntry({ path, text }, { instant, message, kind }, config);
  });
  const label = kind === null ? '' : `[${kind}] `;
  io.stdout.write(`${path}:${line}: ${printable(`${stamp} ${label}${message}`)}\n`);
  return 0;
}

/** The words of the command line, or standard input for a lone `-`, as one line. */
async function readMessage(args: readonly string[], io: Io): Promise<string> {
  const isPiped = args.length === 1 && args[0] === '-';
  const text = isPiped ? Buffer.from(await io.readStdin()).toString('utf8') : args.join(' ');
  const line = text.replaceAll(/[\s\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim();
  if (line !== '') return line;
  throw userErrors.usage('An entry needs a message', 'recount log "What happens"');
}

function parseKind(text: string): EntryKind {
  const kind = entryKinds.find((name) => name === text.trim().toLowerCase());
  if (kind !== undefined) return kind;
  const near = nearest(text, entryKinds);
  throw userErrors.usage(
    `There is no kind of entry ${quote(text)}`,
    near === null ? `Expected ${oneOf(entryKinds)}.` : `Did you mean ${quote(near)}?`,
  );
}

function zoneOfText(text: string, config: Config): Zone {
  const { frontmatter } = readFrontmatter(text);
  const fields = frontmatter === null ? {} : readFields(frontmatter, config).fields;
  return zoneOf(fields, config.timezone) ?? ('UTC' as Zone);
}

function parseTime(text: string, zone: Zone, now: Instant): Instant {
  const completed = completeTime(text, { zone, day: null, now });
  const reading = completed === null ? null : readInstant(completed, zone);
  if (reading !== null && reading.error === undefined) return reading.instant;
  throw userErrors.usage(
    `--at: ${quote(text)} is no time in ${zone}`,
    `Write 14:05, or a day and a time: ${localTime(now, zone).day} 14:05.`,
  );
}

/** What is to become of a post as it is now. */
interface Plan {
  readonly text: string;
  readonly appended: Appended;
}

/**
 * Changes a post. What takes time is done before its turn comes, and again if the post has become another
 * one by then: by another process, or by an editor, which takes no notice of locks.
 */
async function changePost(
  file: string,
  path: string,
  change: (text: string) => Appended,
): Promise<Appended> {
  const plan = async (): Promise<Plan> => {
    const bytes = await readFile(file).catch((error) => {
      throw asUserError(error, path);
    });
    const text = decodePost(bytes);
    if (typeof text !== 'string') throw userErrors.unreadable(path, text.reason);
    return { text, appended: change(text) };
  };
  let { text, appended } = await plan();
  return withLock(file, path, async () => {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (await replaceFile(file, text, appended.text)) return appended;
      ({ text, appended } = await plan());
    }
    throw userErrors.postLocked(path, 'an editor that saves all the time');
  });
}
