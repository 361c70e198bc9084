import type { Level, Message } from '../../message/message.ts';
import { userErrors } from '../../message/user-errors.ts';
import { oneOf, quote } from '../../message/words.ts';
import { choosePosts } from '../choose-posts.ts';
import { collectMessages } from '../collect-messages.ts';
import type { CommandModule, ExitCode } from '../command.ts';
import { type Io, wantsColour } from '../io.ts';
import { loadSite } from '../load-site.ts';
import { type SiteOptions, siteOptions } from '../options.ts';
import { reporters } from '../reporters/index.ts';
import { atLeast, levels, type Report } from '../reporters/report.ts';
import { pathPrefix, writeStepSummary } from '../reporters/step-summary.ts';
import { createTextReader } from '../text-reader.ts';

interface CheckOptions extends SiteOptions {
  readonly format: string;
  readonly level: string;
  readonly maxWarnings?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly staged?: boolean;
  readonly stdinPath?: string;
  readonly cache: boolean;
}

/** `recount check [paths]`: everything that is to be said of the posts, in one run. */
export const command: CommandModule<CheckOptions> = {
  describe: (commander) => {
    siteOptions(
      commander
        .argument('[paths...]', 'posts or folders of posts (default: all)')
        .option('--format <name>', `how to report: ${Object.keys(reporters).join(', ')}`, 'pretty')
        .option('--level <level>', 'the least grave messages to show: error, warn, info', 'info')
        .option('--max-warnings <number>', 'fail when there are more warnings')
        .option('--fix', 'mend what has one right answer, then tell the rest')
        .option('--dry-run', 'with --fix: show what it would change as a patch, and change nothing')
        .option('--staged', 'the posts and pages of the next commit, as they are staged')
        .option(
          '--stdin-path <path>',
          'read one post or page from standard input, as if it stood there',
        )
        .option('--no-cache', 'read everything anew, and remember nothing'),
    );
  },
  examples: [
    ['recount check', 'all posts'],
    ['recount check posts/2024-05-17-expired-certificate.md', 'one of them'],
    ['recount check --fix --dry-run', 'what could be mended, as a patch'],
    ['recount check --level warn --max-warnings 0', 'for a gate that lets nothing pass'],
    ['recount check --staged', 'for a hook of git: .git/hooks/pre-commit'],
    ['recount check --format json', 'for scripts'],
  ],
  run: check,
};

async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const load = Object.hasOwn(reporters, options.format) ? reporters[options.format] : undefined;
  if (load === undefined) {
    const hint = `Choose ${oneOf(Object.keys(reporters))} for --format.`;
    throw userErrors.usage(`There is no format ${quote(options.format)}`, hint);
  }
  const level = parseLevel(options.level);
  const most = parseCount(options.maxWarnings);
  refuseClash(paths, options);
  const { root, config, messages: ofConfig, today } = await loadSite(options, io);
  const choice = await choosePosts(paths, options, { root, config, io });
  const { isWanted } = choice;
  const posts = choice.listing.posts.filter(isWanted);

  // What a broken configuration makes of a post is nothing to write down.
  if (options.fix === true && ofConfig.length === 0) {
    const { findFixes, formatDiff, tellFixes, writeFixes } = await import('../fix-posts.ts');
    const fixes = await findFixes(choice.source, posts, { config, today, links: null });
    if (options.dryRun === true) {
      io.stdout.write(fixes.map(formatDiff).join(''));
      return fixes.length === 0 ? 0 : 1;
    }
    io.stderr.write(tellFixes(await writeFixes(root, fixes)));
  }

  const ofFiles = await collectMessages({ root, config, today }, choice, options.cache);
  // What is said of the site as a whole matters whichever post was asked for.
  const messages = [...ofConfig, ...ofFiles.filter(({ path }) => path === '.' || isWanted(path))];
  const shown = atLeast(messages, level);
  const told = new Set(shown.map(({ path }) => path));
  const report: Report = {
    messages: shown,
    posts: posts.length,
    clean: posts.filter((path) => !told.has(path)),
    textOf: createTextReader(root, choice.overlay),
    prefix: pathPrefix(root, io.env),
  };
  const style = { colour: wantsColour(io.stdout, io.env), columns: io.stdout.columns };
  const format = await load();
  io.stdout.write(format(report, style));
  if (options.format === 'github') await writeStepSummary(report, io.env);
  return exitCodeOf(messages, most);
}

function exitCodeOf(messages: readonly Message[], most: number): ExitCode {
  const warnings = messages.filter(({ level }) => level === 'warn').length;
  return messages.some(({ level }) => level === 'error') || warnings > most ? 1 : 0;
}

/** Options that contradict each other. */
function refuseClash(paths: readonly string[], options: CheckOptions): void {
  const { fix = false, dryRun = false, staged = false, stdinPath } = options;
  const isElsewhere = staged || stdinPath !== undefined;
  const refuse = (message: string, hint: string): never => {
    throw userErrors.usage(message, hint);
  };
  if (staged && stdinPath !== undefined) {
    refuse('There are two sources of posts: --staged and --stdin-path', 'Choose one of them.');
  }
  if (isElsewhere && paths.length > 0) {
    refuse('There are paths besides --staged or --stdin-path', 'Leave the paths out.');
  }
  if (isElsewhere && fix) {
    refuse('Only files can be mended', 'Leave out --fix, or --staged and --stdin-path.');
  }
  if (dryRun && !fix) refuse('There is --dry-run without --fix', 'Write `--fix --dry-run`.');
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
