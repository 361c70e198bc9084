import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { internalTraces } from '../audience/internal-traces.ts';
import { fileState } from '../catalog/disk-state.ts';
import type { Config } from '../config/types.ts';
import { asUserError } from '../message/file-failure.ts';
import type { Message } from '../message/message.ts';
import { createRenderer, renderPage } from '../render/render-page.ts';
import type { SitePage } from '../site/types.ts';
import { copyFiles } from './copy-files.ts';
import { findLeaks } from './find-leaks.ts';
import { fingerprintOf } from './fingerprint.ts';
import { indexSite, mostWaiting, type WritePages } from './index-site.ts';
import { findOldIndex, ofIndex, readOldIndex } from './old-index.ts';
import { hash } from './open-cache.ts';
import { type OutputFolder, openOutput } from './output-folder.ts';
import type { OutputPage } from './pages-template.ts';
import type { SitePlan } from './plan-site.ts';
import { findUntouched, holdsOnly, linkFiles } from './reuse-files.ts';
import { type FileRecord, type SiteRecord, writtenState } from './site-record.ts';
import { writePieces } from './write-files.ts';

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
  const old = before === null ? new Map<string, FileRecord>() : findUntouched(before, out);
  const shows = new Map<string, string>();
  const isStale = (file: string): boolean =>
    !shows.has(file) || old.get(file)?.shows !== shows.get(file);

  for (const [file, source] of plan.files) shows.set(file, hash(source, fileState(source)));
  for (const page of plan.pages) {
    // Without a site before there is nothing to compare a text with that is yet to be made.
    const shown = fingerprintOf(page, plan.nav) ?? (old.size > 0 ? textHash(page) : null);
    if (shown !== null) shows.set(page.file, shown);
  }
  const order = plan.pages
    .filter((page) => page.kind === 'template' && page.search)
    .map(({ file }) => file);
  const search = hash(config.language, ...order.flatMap((file) => [file, shows.get(file) ?? '']));
  const traces = hash(
    JSON.stringify(config.audience === 'public' ? internalTraces(plan.catalog) : []),
  );
  const oldIndex = before === null ? null : findOldIndex(before, old);
  const isIndexed = oldIndex !== null && before?.search === search;
  if (isIndexed) for (const file of oldIndex) shows.set(file, ofIndex);

  const stale = plan.pages.filter(({ file }) => isStale(file));
  const staleFiles = stale.map(({ file }) => file);
  const copies = new Map([...plan.files].filter(([file]) => isStale(file)));
  const isSame = isIndexed && stale.length === 0 && copies.size === 0 && before.traces === traces;
  if (isSame && holdsOnly(out, shows)) {
    const { files } = before;
    return { leaks: [], written: 0, record: { search, indexed: order, traces, files } };
  }

  // From here on nothing holds a page that is written, nor what it was made from.
  plan.pages.length = 0;
  const reused = [...shows.keys()].filter((file) => !isStale(file));
  linkFiles(new Map(reused.map((file) => [file, file])), out, staging);
  onProgress?.(0, staleFiles.length);
  const siteTemplates = join(root, config.templates);
  const renderer = createRenderer({ siteTemplates, config, nav: plan.nav });
  const write: WritePages = async ({ add, settle }) => {
    const toOutput = (page: SitePage): OutputPage => ({
      file: page.file,
      text: () => {
        const text = page.kind === 'text' ? page.text() : renderPage(page, renderer);
        if (!shows.has(page.file)) shows.set(page.file, hash(page.file, text));
        add(page.file, text);
        return text;
      },
    });
    if (stale.length > 0) {
      const { writePages } = await import('./write-pages.ts');
      let inPieces = 0;
      function* others(): Generator<OutputPage> {
        for (const page of takeEach(stale)) {
          const pieces = shows.has(page.file) && page.kind === 'text' ? page.pieces : undefined;
          if (pieces === undefined) yield toOutput(page);
          else {
            writePieces(join(staging, page.file), pieces());
            inPieces++;
          }
        }
      }
      await writePages(others(), staging, async (written) => {
        await settle(mostWaiting);
        onProgress?.(inPieces + written, staleFiles.length);
      });
    }
    await copyFiles(copies, staging);
  };
  const made = [...staleFiles, ...copies.keys()];
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
    made.push(...index.made);
    moved = index.kept;
  }
  const looked = before?.traces === traces ? new Set(made) : null;
  const leaks = await findLeaks(staging, plan.catalog, config, looked);
  const files = new Map<string, FileRecord>();
  const again = new Set(made);
  for (const [file, shown] of shows) {
    const state = again.has(file)
      ? writtenState(join(staging, file))
      : old.get(moved.get(file) ?? file)?.state;
    if (state !== null && state !== undefined) files.set(file, { shows: shown, state });
  }
  if (leaks.length === 0) await output.commit();
  return { leaks, written: made.length, record: { search, indexed: order, traces, files } };
}

/** Empties a list from its start, so that what was taken need not be kept. */
function* takeEach<T>(items: T[]): Generator<T> {
  items.reverse();
  for (let item = items.pop(); item !== undefined; item = items.pop()) yield item;
}

const textHash = (page: SitePage): string | null =>
  page.kind === 'text' ? hash(page.file, page.text()) : null;
