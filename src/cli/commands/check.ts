import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { createDiskSource } from '../../catalog/disk-source.ts';
import { compileSite } from '../../compile/compile-site.ts';
import type { Level, Message } from '../../message/message.ts';
import { userErrors } from '../../message/user-errors.ts';
import { oneOf, quote } from '../../message/words.ts';
import type { CommandModule, ExitCode } from '../command.ts';
import { type Io, wantsColour } from '../io.ts';
import { loadSite } from '../load-site.ts';
import { type SiteOptions, siteOptions } from '../options.ts';
import { reporters } from '../reporters/index.ts';
import { atLeast, levels } from '../reporters/report.ts';

interface CheckOptions extends SiteOptions {
  readonly format: string;
  readonly level: string;
  readonly maxWarnings?: string;
}

/** `recount check [paths]`: everything that is to be said of the posts, in one run. */
export const command: CommandModule<CheckOptions> = {
  describe: (commander) => {
    siteOptions(
      commander
        .argument('[paths...]', 'posts or folders of posts (default: all)')
        .option('--format <name>', `how to report: ${Object.keys(reporters).join(', ')}`, 'pretty')
        .option('--level <level>', 'the least grave messages to show: error, warn, info', 'info')
        .option('--max-warnings <number>', 'fail when there are more warnings'),
    );
  },
  examples: [
    ['recount check', 'all posts'],
    ['recount check posts/2024-05-17-expired-certificate.md', 'one of them'],
    ['recount check --level warn --max-warnings 0', 'for a gate that lets nothing pass'],
    ['recount check --format json', 'for scripts'],
  ],
  run: check,
};

async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const reporter = Object.hasOwn(reporters, options.format) ? reporters[options.format] : undefined;
  if (reporter === undefined) {
    const hint = `Choose ${oneOf(Object.keys(reporters))} for --format.`;
    throw userErrors.usage(`There is no format ${quote(options.format)}`, hint);
  }
  const level = parseLevel(options.level);
  const most = parseCount(options.maxWarnings);
  const { root, config, today } = await loadSite(options, io);
  const wanted = paths.map((path) => toSitePath(root, path, io));
  const source = createDiskSource(root, config);
  const { catalog, messages: all } = await compileSite(source, { config, today, links: null });
  const posts = catalog.posts.map(({ postmortem }) => postmortem.path);
  const isWanted = (path: string): boolean =>
    wanted.length === 0 ||
    wanted.some((one) => one === '' || path === one || path.startsWith(`${one}/`));
  for (const [index, one] of wanted.entries()) {
    const known = [...posts, ...all.map(({ path }) => path)];
    if (one !== '' && !known.some((path) => path === one || path.startsWith(`${one}/`))) {
      throw userErrors.usage(
        `${quote(paths[index] ?? one)} is no post and no folder of posts`,
        `Posts are the files below ${quote(config.posts)} that end in \`.md\`.`,
      );
    }
  }
  // What is said of the site as a whole matters whichever post was asked for.
  const messages = all.filter(({ path }) => path === '.' || isWanted(path));
  const report = {
    messages: atLeast(messages, level),
    posts: posts.filter(isWanted).length,
    textOf: createTextReader(root),
  };
  const style = { colour: wantsColour(io.stdout, io.env), columns: io.stdout.columns };
  io.stdout.write(reporter(report, style));
  return exitCodeOf(messages, most);
}

function exitCodeOf(messages: readonly Message[], most: number): ExitCode {
  const warnings = messages.filter(({ level }) => level === 'warn').length;
  return messages.some(({ level }) => level === 'error') || warnings > most ? 1 : 0;
}

function parseLevel(text: string): Level {
  const level = levels.find((name) => name === text);
  if (level !== undefined) return level;
  throw userErrors.usage(
    `There is no level ${quote(text)}`,
    `Choose ${oneOf(levels)} for --level.`,
  );
}

function parseCount(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw userErrors.usage(`${quote(text)} is no number of warnings`, 'Write `--max-warnings 0`.');
}

/** A path of the command line as the catalog has it: relative to the root, with `/`. */
function toSitePath(root: string, path: string, io: Io): string {
  const full = resolve(io.cwd, path);
  if (!existsSync(full)) throw userErrors.pathMissing(path);
  return relative(root, full).split(sep).join('/');
}

/** Texts of posts for code frames, read again and only where there is something to show. */
function createTextReader(root: string): (path: string) => string | null {
  return (path) => {
    try {
      return readFileSync(join(root, path), 'utf8').replace(/^\uFEFF/, '');
    } catch {
      return null;
    }
  };
}
