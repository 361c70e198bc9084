import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import pc from 'picocolors';
import { decodePost } from '../../catalog/decode-post.ts';
import type { Config } from '../../config/types.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { userErrors } from '../../message/user-errors.ts';
import { quote } from '../../message/words.ts';
import { toInspection } from '../../postmortem/inspect.ts';
import { readPostmortem } from '../../postmortem/read-postmortem.ts';
import type { Postmortem } from '../../postmortem/types.ts';
import type { CommandModule, ExitCode } from '../command.ts';
import { formatInspection } from '../format-inspection.ts';
import { type Io, wantsColour } from '../io.ts';
import { loadSite } from '../load-site.ts';
import { type SiteOptions, siteOptions } from '../options.ts';

interface InspectOptions extends SiteOptions {
  readonly format: string;
}

/** `recount inspect FILE…`: what was understood of any Markdown file, and why. */
export const command: CommandModule<InspectOptions> = {
  describe: (commander) => {
    siteOptions(
      commander
        .argument('<files...>', 'Markdown files, posts or not')
        .option('--format <name>', 'how to tell it: pretty, json', 'pretty'),
    );
  },
  examples: [
    ['recount inspect posts/2024-05-17-expired-certificate.md', 'what was taken for what, and why'],
    ['recount inspect --format json incidents/*.md', 'an array with one object a file'],
  ],
  run: inspect,
};

async function inspect(
  files: readonly string[],
  options: InspectOptions,
  io: Io,
): Promise<ExitCode> {
  if (options.format !== 'pretty' && options.format !== 'json') {
    const hint = 'Choose `pretty` or `json` for --format.';
    throw userErrors.usage(`There is no format ${quote(options.format)}`, hint);
  }
  const { root, config } = await loadSite(options, io);
  const colour = wantsColour(io.stdout, io.env);
  const style = { paint: pc.createColors(colour), width: Math.min(io.stdout.columns, 120) };
  const read: { readonly file: string; readonly postmortem: Postmortem }[] = [];
  for (const file of files) {
    read.push({
      file,
      postmortem: await readFileAsPost(resolve(io.cwd, file), file, root, config),
    });
  }
  io.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(
          read.map(({ file, postmortem }) => toInspection(file, postmortem, config.sections)),
          null,
          2,
        )}\n`
      : read
          .map(({ file, postmortem }) => formatInspection(file, postmortem, config.sections, style))
          .join('\n'),
  );
  return 0;
}

/** A file that is no text is a post without words, with the message that says so. */
async function readFileAsPost(
  full: string,
  file: string,
  root: string,
  config: Config,
): Promise<Postmortem> {
  const bytes = await readFile(full).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw userErrors.pathMissing(file);
    throw userErrors.unreadable(file, error.message);
  });
  const text = decodePost(bytes);
  const path = relative(root, full).split(sep).join('/');
  if (typeof text === 'string') return readPostmortem(parseDocument({ path, text }), config);
  const blank = readPostmortem(parseDocument({ path, text: '' }), config);
  return { ...blank, problems: [text, ...blank.problems] };
}
