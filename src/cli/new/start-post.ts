import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { asUserError } from '../../message/file-failure.ts';
import { userErrors } from '../../message/user-errors.ts';
import { addDays, localTime } from '../../postmortem/dates.ts';
import { severityOf } from '../../postmortem/field-values.ts';
import { sectionsToCome } from '../../postmortem/sections/sections-for.ts';
import type { Instant } from '../../postmortem/types.ts';
import { createTemplates } from '../../render/templates.ts';
import { slugify } from '../../site/addresses.ts';
import type { ExitCode } from '../command.ts';
import type { Io } from '../io.ts';
import { type LoadedSite, loadSite } from '../load-site.ts';
import { editorCommand, editPlace } from '../open-editor.ts';
import type { SiteOptions } from '../options.ts';
import { reportMessages } from '../report-messages.ts';
import { scaffoldPost } from '../scaffold-post.ts';
import { chooseStyle, listStyles, shortStyle, usualStyle } from '../scaffold-styles.ts';
import { createIncidentSchema } from '../seeds/read-incident-json.ts';
import { writeEntries } from '../seeds/write-entries.ts';
import type { Answers } from './ask-fields.ts';
import { completeTimes, dayOfFields } from './complete-times.ts';
import { isMajor, refuseFaults, requireFields, usualDueDays, zoneOfNew } from './judge-fields.ts';
import { type FieldOptions, readFlags } from './read-flags.ts';
import { readIncident, readSeeds, type SeedOptions } from './read-seeds.ts';

/** Options of `recount new`, as commander gives them. */
export interface NewOptions extends SiteOptions, FieldOptions, SeedOptions {
  readonly yaml?: boolean;
  readonly toml?: boolean;
  readonly style?: string;
  readonly ask: boolean;
  readonly edit?: boolean;
  readonly jsonSchema?: boolean;
}

/** Writes a new post with all that options, seeds and the person at the terminal tell. */
export async function startPost(
  [title = '']: readonly string[],
  options: NewOptions,
  io: Io,
): Promise<ExitCode> {
  if (options.yaml === true && options.toml === true) {
    throw userErrors.usage('A post has one frontmatter', 'Give --yaml or --toml, not both.');
  }
  const site = await loadSite(options, io);
  const { root, config } = site;
  if (options.jsonSchema === true) {
    const schema = z.toJSONSchema(createIncidentSchema(config), { io: 'input' });
    io.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
    return 0;
  }
  if (options.edit === true) editorCommand(io.env);
  const templates = join(root, config.templates);
  const styles = listStyles(templates);
  const style = options.style === undefined ? null : chooseStyle(options.style, styles);
  const incident = await readIncident(options, root, config, io);
  const messages = [...site.messages, ...(incident?.messages ?? [])];
  if (messages.length > 0) {
    reportMessages(messages, 1, root, io);
    return 1;
  }
  const words = title.replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
  const known = {
    ...incident?.fields,
    ...readFlags(options, config),
    ...(words === '' ? {} : { title: words }),
  };
  const answers = await ask(known, style, { site, options, styles, io });
  requireFields(answers.fields, config);

  const zone = zoneOfNew(answers.fields, config);
  const now = `${new Date(io.now()).toISOString().slice(0, 19)}Z` as Instant;
  const today = zone === 'UTC' ? site.today : localTime(now, zone).day;
  const told = dayOfFields(answers.fields, zone);
  // Times without a day are the last ones that there were, unless a seed tells of another day.
  const recent = dayOfFields(completeTimes(answers.fields, { zone, day: told, now }), zone);
  const seeds = await readSeeds(options, { date: recent ?? today, zone }, io);
  const entries = [...(incident?.entries ?? []), ...seeds];
  const [first] = entries.map(({ instant }) => instant).sort();
  const seeded = told ?? (first === undefined ? null : localTime(first, zone).day);
  const day = seeded ?? recent ?? today;
  const given = completeTimes(answers.fields, { zone, day: seeded, now });
  const fields: Record<string, unknown> = {
    status: 'draft',
    ...(config.timezone === null ? { timezone: zone } : {}),
    ...given,
    date: given.date ?? day,
  };
  const severity = severityOf(String(fields.severity ?? ''), config.severities);
  if (severity !== null) fields.severity = severity;
  const language = options.toml === true ? 'toml' : 'yaml';
  const text = scaffoldPost(
    {
      style: answers.style,
      language,
      fields,
      major: isMajor(severity, config),
      required: sectionsToCome(config.sections, severity),
      timeline: writeEntries(entries, { zone, date: day }),
      zone,
      due: addDays(day, usualDueDays(severity, config)),
    },
    createTemplates(templates),
    config,
  );
  refuseFaults(text, config);
  const path = await writeNew(
    root,
    `${config.posts}/${day}-${slugify(String(fields.title))}`,
    text,
  );
  io.stdout.write(`${path}\n`);
  if (options.edit === true) {
    await editPlace({ file: join(root, path), line: firstGap(text), column: 1 }, io.env);
  }
  return 0;
}

async function ask(
  given: Readonly<Record<string, unknown>>,
  style: string | null,
  {
    site,
    options,
    styles,
    io,
  }: {
    readonly site: LoadedSite;
    readonly options: NewOptions;
    readonly styles: readonly string[];
    readonly io: Io;
  },
): Promise<Answers> {
  const { root, config } = site;
  const styleFor = (severity: unknown): string => {
    const name = severityOf(String(severity ?? ''), config.severities);
    return name === null || isMajor(name, config) ? usualStyle : shortStyle;
  };
  const terminal = options.ask ? (io.terminal?.() ?? null) : null;
  if (terminal === null) return { fields: given, style: style ?? styleFor(given.severity) };
  // Loaded only where somebody is there to answer.
  const [{ askFields }, { readKnownValues }] = await Promise.all([
    import('./ask-fields.ts'),
    import('./known-values.ts'),
  ]);
  const known = await readKnownValues(root, config);
  const now = `${new Date(io.now()).toISOString().slice(0, 19)}Z` as Instant;
  return askFields(given, style, { config, known, terminal, now, styles, styleFor });
}

/** The line at which the author goes on: the first placeholder. */
function firstGap(text: string): number {
  const at = text.indexOf('<!--');
  return at === -1 ? 1 : text.slice(0, at).split('\n').length;
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
