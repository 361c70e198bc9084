import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../../config/types.ts';
import { asUserError } from '../../message/file-failure.ts';
import { nearest } from '../../message/nearest.ts';
import { userErrors } from '../../message/user-errors.ts';
import { oneOf, quote } from '../../message/words.ts';
import { readDay } from '../../postmortem/dates.ts';
import { severityOf } from '../../postmortem/field-values.ts';
import { sectionsToCome } from '../../postmortem/sections/sections-for.ts';
import type { Day } from '../../postmortem/types.ts';
import { createTemplates } from '../../render/templates.ts';
import { slugify } from '../../site/addresses.ts';
import type { CommandModule } from '../command.ts';
import { loadSite } from '../load-site.ts';
import { type SiteOptions, siteOptions } from '../options.ts';
import { reportMessages } from '../report-messages.ts';
import { scaffoldPost } from '../scaffold-post.ts';

interface NewOptions extends SiteOptions {
  readonly yaml?: boolean;
  readonly toml?: boolean;
  readonly severity?: string;
  readonly date?: string;
}

/** `recount new "Title"`: a draft with the sections that the house asks for, under a dated name. */
export const command: CommandModule<NewOptions> = {
  describe: (commander) => {
    siteOptions(
      commander
        .argument('<title>', 'what happened, in a few words')
        .option('--severity <name>', 'severity of the incident')
        .option('--date <day>', 'day of the incident, YYYY-MM-DD (default: today)')
        .option('--yaml', 'frontmatter in YAML (default)')
        .option('--toml', 'frontmatter in TOML'),
    );
  },
  examples: [
    ['recount new "Checkout down after migration"', 'a draft dated today'],
    ['recount new "Expired certificate" --severity SEV2 --date 2024-05-17', 'an older incident'],
    ['recount new "Queue backlog" --toml', 'with frontmatter in TOML'],
  ],
  run: async (args, options, io) => {
    if (options.yaml === true && options.toml === true) {
      throw userErrors.usage('A post has one frontmatter', 'Give --yaml or --toml, not both.');
    }
    const title = (args[0] ?? '').replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
    if (title === '') throw userErrors.usage('A post needs a title', 'recount new "What happened"');
    const { root, config, messages, today } = await loadSite(options, io);
    if (messages.length > 0) {
      reportMessages(messages, 1, root, io);
      return 1;
    }
    const date = options.date === undefined ? today : parseDate(options.date);
    const severity =
      options.severity === undefined ? null : parseSeverity(options.severity, config);
    const text = scaffoldPost(
      {
        title,
        date,
        severity,
        language: options.toml === true ? 'toml' : 'yaml',
        required: sectionsToCome(config.sections, severity),
      },
      createTemplates(join(root, config.templates)),
    );
    const path = await writeNew(root, `${config.posts}/${date}-${slugify(title)}`, text);
    io.stdout.write(`${path}\n`);
    return 0;
  },
};

function parseDate(text: string): Day {
  const day = readDay(text);
  if (day !== null) return day;
  throw userErrors.usage(`There is no day ${quote(text)}`, 'Write it as YYYY-MM-DD: 2024-05-17.');
}

function parseSeverity(text: string, { severities }: Config): string {
  const severity = severityOf(text, severities);
  if (severity !== null) return severity;
  const names = severities.map(({ name }) => name);
  const near = nearest(text, names);
  throw userErrors.usage(
    `There is no severity ${quote(text)}`,
    near === null ? `Expected ${oneOf(names)}.` : `Did you mean ${quote(near)}?`,
  );
}

/** Writes the file under the first free name; what is there already is never touched. */
async function writeNew(root: string, name: string, text: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = `${name}${number === 1 ? '' : `-${number}`}.md`;
    try {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text, { flag: 'wx' });
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw asUserError(error, path);
    }
  }
}
