import { setImmediate as giveWay } from 'node:timers/promises';
import { gatherCatalog } from '../catalog/gather-catalog.ts';
import type { PostCache } from '../catalog/post-cache.ts';
import { isPostFile, type PostListing, type PostSource } from '../catalog/post-source.ts';
import type { Catalog, CompiledPost, PageAnchors } from '../catalog/types.ts';
import type { Config } from '../config/types.ts';
import type { PostFile } from '../document/types.ts';
import { compareMessages, type Message } from '../message/message.ts';
import type { Day } from '../postmortem/types.ts';
import { runCatalogRules } from '../rules/run-rules.ts';

/** A site as a whole: its posts, and everything that is to be said of them, in the order of reports. */
export interface CompiledSite {
  readonly catalog: Catalog;
  readonly messages: readonly Message[];
}

/** A post, or the message in its place. */
type Result = CompiledPost | Message;

/** Compiles posts, here or several at once in threads. To be closed in any case. */
export interface PostCompiler {
  /** Batches that are worth having under way together. */
  readonly atOnce: number;
  /** Results in the order of the files. */
  readonly compile: (files: readonly PostFile[]) => Promise<readonly Result[]>;
  readonly close: () => Promise<void>;
}

export interface SiteOptions {
  /** With all settings filled in. */
  readonly config: Config;
  readonly today: Day;
  /** Asked for a compiler of so many posts, if there are any that the cache does not know. */
  readonly openCompiler: (posts: number) => PostCompiler;
  readonly cache?: PostCache;
  /** Places in pages of the house; absent: nothing is said of links to them. */
  readonly pageAnchors?: PageAnchors;
  /** Called between parts of the work, so that a server can do first what is more urgent. */
  readonly pause?: () => Promise<void>;
}

/** Posts that are looked up between two pauses. */
const lookedAtOnce = 250;

/** Posts that are read and compiled together: so few that all threads have work until the end. */
const batchSize = 25;

/** Reads and compiles all posts of a source and runs the rules that look at them together. */
export async function compileSite(source: PostSource, options: SiteOptions): Promise<CompiledSite> {
  const { posts: paths, assets, messages: listed } = await source.list();
  const { cache, openCompiler, pause = giveWay } = options;
  const results = new Map<string, Result>();
  const unknown: string[] = [];
  const filled = cache?.isEmpty?.() === true ? undefined : cache;
  for (const [place, path] of paths.entries()) {
    if (place % lookedAtOnce === lookedAtOnce - 1) await pause();
    const found = cache?.recall?.(path) ?? (await lookUp(path, source, filled));
    if (found === null) unknown.push(path);
    else results.set(path, found);
  }
  if (unknown.length > 0) {
    await compileAll(unknown, source, openCompiler(unknown.length), (path, result, file) => {
      const keep = file !== null && cache !== undefined && isCompiled(result);
      results.set(path, keep ? cache.set(file, result) : result);
    });
  }
  cache?.settle?.();
  return bringTogether(
    paths.flatMap((path) => results.get(path) ?? []),
    { ...options, pause, assets, listed },
  );
}

/** What the cache knows of a post, or the message in its place; null: it is to be compiled. */
async function lookUp(
  path: string,
  source: PostSource,
  cache: PostCache | undefined,
): Promise<Result | null> {
  if (cache === undefined) return null;
  const file = await source.read(path);
  return isPostFile(file) ? (cache.get(file) ?? null) : file;
}

/**
 * Reads and compiles posts in batches, several at once, and tells each result as soon as it is there. Where a
 * post can't be read the result is the message about that, and there is no file.
 */
async function compileAll(
  paths: readonly string[],
  source: PostSource,
  compiler: PostCompiler,
  tell: (path: string, result: Result, file: PostFile | null) => void,
): Promise<void> {
  const batches = inBatches(paths, batchSize);
  const work = async (): Promise<void> => {
    for (const batch of batches) {
      const read = await readAll(batch, source);
      const files = read.filter(isPostFile);
      for (const result of read) if (!isPostFile(result)) tell(result.path, result, null);
      const compiled = await compiler.compile(files);
      for (const [index, file] of files.entries()) {
        const result = compiled[index];
        if (result === undefined) throw new Error(`Expected a result for ${file.path}`);
        tell(file.path, result, file);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: compiler.atOnce }, work));
  } finally {
    await compiler.close();
  }
}

async function readAll(
  paths: readonly string[],
  source: PostSource,
): Promise<(PostFile | Message)[]> {
  const files: (PostFile | Message)[] = [];
  for (const path of paths) files.push(await source.read(path));
  return files;
}

function* inBatches<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

const isCompiled = (result: Result): result is CompiledPost => 'postmortem' in result;

type GatherOptions = Pick<SiteOptions, 'config' | 'today' | 'pageAnchors'> &
  Pick<PostListing, 'assets'> & {
    readonly listed: readonly Message[];
    readonly pause: () => Promise<void>;
  };

async function bringTogether(
  results: readonly Result[],
  { config, today, assets, pageAnchors, listed, pause }: GatherOptions,
): Promise<CompiledSite> {
  await pause();
  const posts = results.filter(isCompiled);
  const unread = results.filter((result): result is Message => !isCompiled(result));
  const catalog = gatherCatalog(posts, assets, pageAnchors);
  await pause();
  const ofCatalog = runCatalogRules(catalog, { settings: config.rules, house: config, today });
  const messages = listed.concat(unread, ...posts.map((post) => post.messages), ofCatalog);
  return { catalog, messages: messages.sort(compareMessages) };
}
