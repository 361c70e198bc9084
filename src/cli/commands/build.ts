import { relative, resolve } from 'node:path';
import { createHistory } from '../../history/read-history.ts';
import { createGit } from '../../history/run-git.ts';
import type { HistoryGap } from '../../history/types.ts';
import { count } from '../../message/words.ts';
import type { CommandModule, ExitCode } from '../command.ts';
import type { Io } from '../io.ts';
import { loadSite } from '../load-site.ts';
import { type OutputOptions, outputOptions } from '../options.ts';
import { createProgress } from '../progress.ts';
import { reportMessages } from '../report-messages.ts';
import { countLevels } from '../reporters/report.ts';

interface BuildOptions extends OutputOptions {
  readonly out?: string;
  readonly cache: boolean;
}

/** `recount build`: the site as files. Errors in posts stop it before anything is written. */
export const command: CommandModule<BuildOptions> = {
  describe: (commander) => {
    outputOptions(commander)
      .option('--out <folder>', 'where to write the site (default: _site)')
      .option('--no-cache', 'compile and write everything anew, and remember nothing');
  },
  examples: [
    ['recount build', 'writes the site into _site'],
    ['recount build --url https://example.org/postmortems/', 'with full addresses in feeds'],
    ['recount build --drafts --out preview', 'with unfinished posts, elsewhere'],
  ],
  run: build,
};

async function build(_args: readonly string[], options: BuildOptions, io: Io): Promise<ExitCode> {
  const start = io.now();
  const { root, config, messages: ofConfig, today } = await loadSite(options, io);
  if (ofConfig.length > 0) {
    reportMessages(ofConfig, 1, root, io);
    // A text that is still in English is no reason to build nothing.
    if (ofConfig.some(({ level }) => level === 'error')) return 1;
  }
  const out = options.out === undefined ? resolve(root, config.out) : resolve(io.cwd, options.out);
  const progress = createProgress(io);
  const git = createGit(root, io.env);
  const { buildSite } = await import('../../eleventy/build-site.ts');
  const { cachePlace } = await import('../../eleventy/open-cache.ts');
  try {
    const { messages, posts, pages, historyGap } = await buildSite({
      root,
      config,
      today,
      drafts: options.drafts === true,
      out,
      cache: options.cache ? cachePlace(root) : undefined,
      history: createHistory(git),
      head: () => git(['rev-parse', 'HEAD', '--is-shallow-repository']).then(String, () => 'none'),
      onProgress: (done, all) => progress.show(`${done} of ${count(all, 'page')} written`),
    });
    progress.clear();
    if (pages === null) {
      const errors = messages.filter(({ level }) => level === 'error');
      reportMessages(errors, posts, root, io);
      io.stderr.write('Nothing was written.\n');
      return 1;
    }
    const seconds = ((io.now() - start) / 1000).toFixed(1);
    const what = `${count(posts, 'post')}, ${count(pages, 'page')}`;
    io.stdout.write(`${what} in ${shorten(io.cwd, out)} (${seconds} s)\n`);
    const { warn } = countLevels(messages);
    if (warn > 0) {
      io.stderr.write(`${count(warn, 'warning')} in the posts: see \`recount check\`\n`);
    }
    if (historyGap !== null && gaps[historyGap] !== null) {
      io.stderr.write(`No dates of changes: ${gaps[historyGap]}\n`);
    }
    if (config.url === null) {
      io.stderr.write(
        'No feeds and no sitemap: they need the address of the site, --url or `url`\n',
      );
    }
    return 0;
  } finally {
    progress.clear();
  }
}

/** Why nothing is known of the past, where that may be a mistake: many sites are in no repository. */
const gaps: Readonly<Record<HistoryGap, string | null>> = {
  'no-git': null,
  'no-repository': null,
  'no-commits': null,
  shallow:
    'this clone of git has no past; fetch it all (`git fetch --unshallow`, `fetch-depth: 0`)',
  failed: 'the log of git could not be read',
};

/** A path as people write it: from the working folder where it is below it. */
function shorten(cwd: string, path: string): string {
  const way = relative(cwd, path);
  return way.startsWith('..') ? path : way;
}
