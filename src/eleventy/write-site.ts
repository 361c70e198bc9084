import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/types.ts';
import { asUserError } from '../message/file-failure.ts';
import type { Message } from '../message/message.ts';
import { createRenderer } from '../render/render-page.ts';
import { compareSite } from './compare-site.ts';
import { findLeaks } from './find-leaks.ts';
import { indexSite } from './index-site.ts';
import { ofIndex, readOldIndex } from './old-index.ts';
import { type OutputFolder, openOutput } from './output-folder.ts';
import type { SitePlan } from './plan-site.ts';
import { holdsOnly, linkFiles } from './reuse-files.ts';
import { type FileRecord, type SiteRecord, writtenState } from './site-record.ts';
import { createWriteStale } from './write-stale.ts';

export interface WriteOptions {
  readonly root: string;
  readonly config: Config;
  /** Absolute path of the output folder. */
  readonly out: string;
  /** Called when the plan stands and after every thousand pages written, or sooner. */
  readonly onProgress?: (written: number, pages: number) => void;
}

export interface WrittenSite {
  /** Where the site would show what is internal; then nothing was replaced. */
  readonly leaks: readonly Message[];
  /** How many files were made anew. */
  readonly written: number;
  readonly record: Pick<SiteRecord, 'search' | 'indexed' | 'traces' | 'files'>;
}

/**
 * Writes a site and puts it in its place, whole. Files that show the same as in `before`, what the last
 * build left, and that nobody has touched since are not made again. The pages of the plan are taken out of it.
 */
export async function writeSite(
  plan: SitePlan,
  before: SiteRecord | null,
  options: WriteOptions,
): Promise<WrittenSite> {
  const { root, config, out } = options;
  const kept = ['.', config.posts, config.pages, config.templates, config.public];
  const output = await openOutput(
    out,
    kept.map((folder) => join(root, folder)),
  );
  try {
    return await writeInto(output, plan, before, options);
  } catch (error) {
    throw asUserError(error, out);
  } finally {
    await output.close();
  }
}

async function writeInto(
  output: OutputFolder,
  plan: SitePlan,
  before: SiteRecord | null,
  options: WriteOptions,
): Promise<WrittenSite> {
  const { root, config, onProgress } = options;
  const { staging } = output;
  const out = await realpath(options.out).catch(() => options.out);
  const changes = compareSite(plan, before, { config, out });
  const { old, shows, stale, copies, order, search, traces, oldIndex, isIndexed } = changes;
  const knowsTraces = before?.traces === traces;
  const isSame = isIndexed && stale.length === 0 && copies.size === 0 && knowsTraces;
  if (before !== null && isSame && holdsOnly(out, shows)) {
    const { files } = before;
    return { leaks: [], written: 0, record: { search, indexed: order, traces, files } };
  }

  const made = [...stale.map(({ file }) => file), ...copies.keys()];
  const again = new Set(made);
  const reused = [...shows.keys()].filter((file) => !again.has(file));
  linkFiles(new Map(reused.map((file) => [file, file])), out, staging);
  // From here on nothing holds a page that is written, nor what it was made from.
  plan.pages.length = 0;
  const pages = stale.length;
  onProgress?.(0, pages);
  const write = createWriteStale(changes, staging, {
    renderer: createRenderer({
      siteTemplates: join(root, config.templates),
      config,
      nav: plan.nav,
    }),
    onWritten: (written) => onProgress?.(written, pages),
  });
  /** Files of the index that were in another place of the site before. */
  let moved: ReadonlyMap<string, string> = new Map();
  if (isIndexed) {
    await write({ add: () => {}, settle: async () => {} });
  } else {
    const index = await indexSite(write, staging, {
      language: config.language,
      order,
      old: before && oldIndex && readOldIndex(oldIndex, before, out),
      out,
      isSame: (file) => before?.files.get(file)?.shows === shows.get(file),
    });
    for (const file of [...index.made, ...index.kept.keys()]) shows.set(file, ofIndex);
    for (const file of index.made) again.add(file);
    moved = index.kept;
  }
  const leaks = await findLeaks(staging, plan.catalog, config, knowsTraces ? again : null);
  const files = new Map<string, FileRecord>();
  for (const [file, shown] of shows) {
    const state = again.has(file)
      ? writtenState(join(staging, file))
      : old.get(moved.get(file) ?? file)?.state;
    if (state !== null && state !== undefined) files.set(file, { shows: shown, state });
  }
  if (leaks.length === 0) await output.commit();
  return { leaks, written: again.size, record: { search, indexed: order, traces, files } };
}
