import { type Command as Commander, Option } from 'commander';
import pc from 'picocolors';
import { createHistory } from '../../history/read-history.ts';
import { createGit } from '../../history/run-git.ts';
import { userErrors } from '../../message/user-errors.ts';
import { count, quote } from '../../message/words.ts';
import type { ActionRow } from '../../site/action-rows.ts';
import { actionRecord } from '../../site/exports/action-record.ts';
import { actionsJson } from '../../site/exports/actions-json.ts';
import { dueCalendar, dueDates } from '../../site/exports/calendar.ts';
import { actionsCsv } from '../../site/exports/csv.ts';
import { type ActionWish, filterActions } from '../actions/filter-actions.ts';
import { formatMarkdown, formatTable } from '../actions/format-actions.ts';
import { type LoadedActions, loadActions } from '../actions/load-actions.ts';
import { syncActions } from '../actions/sync-actions.ts';
import type { CommandModule, ExitCode } from '../command.ts';
import { type Io, wantsColour } from '../io.ts';
import { type LoadedSite, loadSite } from '../load-site.ts';
import { type OutputOptions, outputOptions } from '../options.ts';

export const actionFormats = ['table', 'json', 'csv', 'ics', 'markdown'] as const;

export interface ActionsOptions extends OutputOptions, Omit<ActionWish, 'status'> {
  readonly status?: string;
  readonly format: (typeof actionFormats)[number];
  readonly fail?: boolean;
  readonly write?: boolean;
}

/** `recount actions`: what is to be done after all incidents; `actions sync` asks the trackers. */
export const command: CommandModule<ActionsOptions> = {
  describe: (commander) => {
    describeFilters(
      outputOptions(
        commander.argument('[sync]', '`sync`: compare the items with the tickets that they name'),
      ),
    )
      .addOption(
        new Option('--format <name>', 'how to tell it').choices(actionFormats).default('table'),
      )
      .option('--fail', 'exit with 1 when an item is listed')
      .option('--write', 'with sync: tick off in the posts what its tickets say is done');
  },
  examples: [
    ['recount actions', 'all open items, the most urgent first'],
    ['recount actions --overdue --fail', 'for a cron job: silent and 0 when nothing is overdue'],
    ['recount actions --owner @ana --due-before 2024-06-01', 'what one person has to do by then'],
    ['recount actions --format markdown --url https://example.org/', 'for the weekly message'],
    ['recount actions sync', 'what the tickets say otherwise than the posts'],
    ['recount actions sync --write', 'ticks off what is done'],
  ],
  run: actions,
};

function describeFilters(commander: Commander): Commander {
  return commander
    .option('--owner <name...>', 'only items of these people or teams')
    .option('--service <name...>', 'only items of incidents of these services')
    .option('--severity <name...>', 'only items of incidents of these severities')
    .option('--type <name...>', 'only items of these types: prevent, detect, mitigate, process')
    .option('--status <name>', 'unfinished (default), open, in-progress, done, wont-do or all')
    .option('--overdue', 'only items whose due date has passed')
    .option('--due-before <day>', 'only items that are due before a day: 2024-05-17');
}

async function actions(
  [what, ...rest]: readonly string[],
  options: ActionsOptions,
  io: Io,
): Promise<ExitCode> {
  if ((what !== undefined && what !== 'sync') || rest.length > 0) {
    throw userErrors.usage(
      `There is nothing to do with ${quote(what === 'sync' ? (rest[0] ?? '') : (what ?? ''))}`,
      'Write `recount actions` or `recount actions sync`.',
    );
  }
  if (options.write === true && what !== 'sync') {
    throw userErrors.usage(
      'There is --write without sync',
      'Write `recount actions sync --write`.',
    );
  }
  const site = await loadSite(options, io);
  // People at a terminal of the repository may see all of it, unless they ask for what others see.
  const config = { ...site.config, audience: options.audience ?? 'internal' };
  const loaded = await loadActions({ ...site, config, drafts: options.drafts === true });
  const status = options.status ?? (what === 'sync' ? 'all' : 'unfinished');
  const rows = filterActions(loaded.survey.actions, { ...options, status }, config.severities);
  if (loaded.unread.length > 0) {
    const what = count(loaded.unread.length, 'post');
    io.stderr.write(`${what} can't be read: see \`recount check\`\n`);
  }
  if (what === 'sync') return syncActions(rows, { ...site, config, loaded, options, io });
  io.stdout.write(await format(rows, { site, loaded, options, io }));
  return options.fail === true && rows.length > 0 ? 1 : 0;
}

interface FormatOptions {
  readonly site: LoadedSite;
  readonly loaded: LoadedActions;
  readonly options: ActionsOptions;
  readonly io: Io;
}

async function format(
  rows: readonly ActionRow[],
  { site: { root, config, today }, loaded, options, io }: FormatOptions,
): Promise<string> {
  const { stdout, env } = io;
  const records = rows.map((row) => actionRecord(row, config.url));
  switch (options.format) {
    case 'json':
      return [...actionsJson(records, today)].join('');
    case 'csv':
      return [...actionsCsv(records)].join('');
    case 'markdown':
      return formatMarkdown(records);
    case 'ics': {
      const { posts } = await createHistory(createGit(root, env)).read(config.posts);
      const paths = new Map(
        loaded.survey.posts.map(({ card, post }) => [card, post.postmortem.path]),
      );
      const dates = dueDates(rows, ({ card }) => paths.get(card) ?? '', posts);
      return [...dueCalendar(config.title, dates, config.url)].join('');
    }
    case 'table':
      return formatTable(rows, {
        paint: pc.createColors(wantsColour(stdout, env)),
        width: stdout.isTTY ? stdout.columns : null,
      });
  }
}
