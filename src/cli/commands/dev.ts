import { once } from 'node:events';
import { defaults } from '../../config/defaults.ts';
import type { Audience } from '../../config/types.ts';
import { createHistory } from '../../history/read-history.ts';
import { createGit } from '../../history/run-git.ts';
import { userErrors } from '../../message/user-errors.ts';
import { count, quote } from '../../message/words.ts';
import type { CommandModule, ExitCode } from '../command.ts';
import { formatFailure } from '../format-failure.ts';
import { type Io, wantsColour } from '../io.ts';
import { loadSite } from '../load-site.ts';
import { openBrowser } from '../open-browser.ts';
import { createEditorOpener } from '../open-editor.ts';
import { audienceOption, type SiteOptions, siteOptions } from '../options.ts';
import { countLevels } from '../reporters/report.ts';
import { ruleHtml } from '../rule-html.ts';

interface DevOptions extends SiteOptions {
  readonly audience: Audience;
  readonly drafts: boolean;
  readonly port?: string;
  readonly host: string;
  readonly open?: boolean;
  readonly cache: boolean;
}

/** Taken when no other is asked for; the next free one where it is in use. */
const usualPort = 4321;

/** `recount dev`: the site while it is written, with the messages of each page beside it. */
export const command: CommandModule<DevOptions> = {
  describe: (commander) => {
    siteOptions(commander)
      .option('--port <number>', `port to serve on (default: ${usualPort}, or the next free one)`)
      .option('--host <name>', 'address to listen on', '127.0.0.1')
      .option('--no-drafts', 'leave out posts that are not finished')
      .addOption(audienceOption().default('internal'))
      .option('--open', 'open the site in a browser')
      .option('--no-cache', 'read everything anew, and remember nothing');
  },
  examples: [
    ['recount dev', 'serves the site and prints its address'],
    ['recount dev --port 8080 --open', 'on another port, in your browser'],
  ],
  run: dev,
};

async function dev(_args: readonly string[], options: DevOptions, io: Io): Promise<ExitCode> {
  const port = parsePort(options.port);
  const { root } = await loadSite(options, io);
  const { serveSite } = await import('../../eleventy/dev/serve-site.ts');
  const { cachePlace } = await import('../../eleventy/open-cache.ts');
  const server = await serveSite({
    root,
    drafts: options.drafts,
    cache: options.cache ? cachePlace(root) : null,
    host: options.host,
    port: port ?? usualPort,
    anyPort: port === null,
    history: createHistory(createGit(root, io.env)),
    folders: defaults,
    ruleHtml,
    openEditor: createEditorOpener(io),
    load: async (url) => {
      const site = await loadSite(options, io);
      // Pages that tell their full address tell that of this server.
      return { ...site, config: { ...site.config, url } };
    },
    onRefresh: (result) => {
      if (!io.stderr.isTTY) return;
      if (result instanceof Error) {
        const colour = wantsColour(io.stderr, io.env);
        io.stderr.write(formatFailure(result, { colour, debug: false }));
        return;
      }
      const { error, warn } = countLevels(result.messages());
      const found = `${count(error, 'error')}, ${count(warn, 'warning')}`;
      io.stderr.write(`${count(result.posts(), 'post')}: ${found}\n`);
    },
  });
  io.stdout.write(`${server.url}\n`);
  if (options.open === true) openBrowser(server.url);
  if (!io.signal.aborted) await once(io.signal, 'abort');
  await server.close();
  return 0;
}

function parsePort(text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw userErrors.usage(`${quote(text)} is no port`, 'A port is a number from 0 to 65535.');
}
