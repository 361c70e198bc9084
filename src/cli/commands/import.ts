import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import pc from 'picocolors';
import { compilePost } from '../../compile/compile-post.ts';
import { type FoundSource, findSources } from '../../importers/find-sources.ts';
import { firstCommit } from '../../importers/git-history.ts';
import { importDocument } from '../../importers/import-document.ts';
import { namePost } from '../../importers/name-post.ts';
import { placePost } from '../../importers/place-post.ts';
import { readOrigin } from '../../importers/source-name.ts';
import { type ImportedDocument, type ImportFailure, isFailure } from '../../importers/types.ts';
import { asUserError } from '../../message/file-failure.ts';
import { compareText } from '../../message/message.ts';
import { userErrors } from '../../message/user-errors.ts';
import { quote } from '../../message/words.ts';
import { slugify } from '../../site/addresses.ts';
import type { CommandModule, ExitCode } from '../command.ts';
import { formatImport, formatImportSummary } from '../format-import.ts';
import { type ImportReport, isFine } from '../import-report.ts';
import { importToJson } from '../import-to-json.ts';
import { type Io, wantsColour } from '../io.ts';
import { type LoadedSite, loadSite } from '../load-site.ts';
import { type SiteOptions, siteOptions } from '../options.ts';
import { createProgress, progressBar } from '../progress.ts';

interface ImportOptions extends SiteOptions {
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly format: string;
}

/** `recount import SOURCE…`: posts made of documents that were written elsewhere, with all that was guessed. */
export const command: CommandModule<ImportOptions> = {
  describe: (commander) => {
    siteOptions(
      commander
        .argument('<sources...>', 'Markdown, MDX, saved pages, plain text, or folders of them')
        .option('--out <folder>', 'where to put the posts (default: the posts folder of the site)')
        .option('--dry-run', 'write nothing; print what would change as a diff')
        .option('--format <name>', 'how to report: pretty, json', 'pretty'),
    );
  },
  examples: [
    ['recount import ../old-blog/_posts', 'every document of a folder'],
    ['recount import outage.html notes.txt', 'a saved page and plain text'],
    ['recount import --dry-run incident.md', 'what would become of it'],
  ],
  run: runImport,
};

async function runImport(
  paths: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<ExitCode> {
  if (options.format !== 'pretty' && options.format !== 'json') {
    const hint = 'Choose `pretty` or `json` for --format.';
    throw userErrors.usage(`There is no format ${quote(options.format)}`, hint);
  }
  const site = await loadSite(options, io);
  // Nothing is made below a folder that was mistyped.
  if (!existsSync(site.root)) throw userErrors.rootMissing(options.root ?? site.root);
  const out =
    options.out === undefined ? join(site.root, site.config.posts) : resolve(io.cwd, options.out);
  const isDry = options.dryRun === true;
  const importer = await createImporter(site, out, isDry, io);
  const { sources, failures } = await findSources(io.cwd, paths);
  const reports: ImportReport[] = failures.map(toReport);
  const progress = createProgress(io);
  // What is piped on is the diff of a dry run; the report goes beside it.
  const sink = isDry ? io.stderr : io.stdout;
  const style = {
    paint: pc.createColors(wantsColour(sink, io.env)),
    width: Math.min(sink.columns, 120),
  };
  for (const [index, source] of sources.entries()) {
    if (io.signal.aborted) break;
    progress.show(`${progressBar(index + 1, sources.length)} ${source.path}`);
    reports.push(await importer(source));
  }
  progress.clear();
  if (options.format === 'json') io.stdout.write(importToJson(reports));
  else {
    for (const report of reports) {
      sink.write(`${formatImport(report, style)}\n`);
      if (report.diff !== null) io.stdout.write(report.diff);
    }
    sink.write(formatImportSummary(reports, style));
  }
  return reports.every(isFine) && !io.signal.aborted ? 0 : 1;
}

/** Imports one source after the other and remembers what it has made of those before. */
async function createImporter(
  site: LoadedSite,
  out: string,
  isDry: boolean,
  io: Io,
): Promise<(source: FoundSource) => Promise<ImportReport>> {
  const toPost = (file: string): string => relative(site.root, file).split(sep).join('/');
  const fileOf = (name: string): string => join(out, `${name}.md`);
  const origins = new Map<string, string>();
  for (const [origin, file] of await readOrigins(out)) origins.set(origin, toPost(file));
  const made = new Map<string, string>();
  const textOf = async (name: string): Promise<string | null> =>
    made.get(fold(name)) ?? (await readFile(fileOf(name), 'utf8').catch(() => null));
  return async (source) => {
    const document = await readSource(source, site, io);
    if (isFailure(document)) return toReport(document);
    const { text, origin } = document;
    const name = namePost(document, slugify);
    const placement = await placePost({ text, origin, name }, { textOf, origins });
    const base = { source: document.source, document, messages: [], diff: null };
    if (placement.kind === 'taken') {
      const reason =
        'there is a post of this name that was not imported; both are left as they are';
      return { ...base, result: 'taken', post: toPost(fileOf(placement.name)), reason };
    }
    if (placement.kind === 'known') {
      const reason = 'already imported; the post is left as it is';
      return { ...base, result: 'already-imported', post: placement.path, reason };
    }
    const post = toPost(fileOf(placement.name));
    made.set(fold(placement.name), text);
    origins.set(origin, post);
    const { messages } = compilePost({ path: post, text }, { ...site, links: null });
    if (isDry) {
      const diff = diffOf(document, post);
      return { ...base, result: 'planned', post, reason: null, messages, diff };
    }
    const reason = await writePost(fileOf(placement.name), text);
    return { ...base, result: reason === null ? 'imported' : 'failed', post, reason, messages };
  };
}

async function readSource(
  { path, file, origin }: FoundSource,
  { config }: LoadedSite,
  io: Io,
): Promise<ImportedDocument | ImportFailure> {
  try {
    const { size } = await stat(file);
    if (size > maxBytes) return { source: path, failure: 'it is too long to be a document' };
    const bytes = await readFile(file);
    return await importDocument(
      { path, bytes, origin, firstCommit: () => firstCommit(file, io.env) },
      config,
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { source: path, failure: `it can't be read (${code})` };
  }
}

/** Read into memory at most; the importer has a lower limit of its own. */
const maxBytes = 64 * 1024 * 1024;

/** Writes a file that is not there yet; a race for its name is lost without harm. */
async function writePost(file: string, text: string): Promise<string | null> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      return 'there is another file of this name';
    throw asUserError(error, file);
  }
}

/** Names that differ in capitals only are one file on some disks. */
const fold = (file: string): string => file.normalize('NFC').toLowerCase();

/** The posts of a folder by the source that they say they came from. */
async function readOrigins(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const origins = new Map<string, string>();
  for (const name of names.filter((one) => one.endsWith('.md')).sort(compareText)) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    const origin = readOrigin(text);
    if (origin !== null) origins.set(origin, join(folder, name));
  }
  return origins;
}

const toReport = ({ source, failure }: ImportFailure): ImportReport => ({
  source,
  result: 'failed',
  post: null,
  reason: failure,
  document: null,
  messages: [],
  diff: null,
});

/** What becomes of the source's text, as `diff -u` has it. */
function diffOf({ source, original, text }: ImportedDocument, post: string): string {
  // A page and its Markdown have hardly a line in common: past this length nobody reads a diff.
  return (
    createTwoFilesPatch(source, post, original, text, undefined, undefined, {
      maxEditLength: 20_000,
    }) ?? `--- ${source}\n+++ ${post}\n`
  );
}
