import { setImmediate as giveWay } from 'node:timers/promises';
import { gatherCatalog } from '../catalog/gather-catalog.ts';
import type { PostCache } from '../catalog/post-cache.ts';
import { isPostFile, type PostListing, type PostSource } from '../catalog/post-source.ts';
import type { Catalog, CompiledPost, PageAnchors } from '../catalog/types.ts';
import type { parseDocument } from '../document/parse-document.ts';
import type { PostFile } from '../document/types.ts';
import { compareMessages, type Message, problem } from '../message/message.ts';
import { quote } from '../message/words.ts';
import { runCatalogRules } from '../rules/run-rules.ts';
import { type CompileOptions, compilePost } from './compile-post.ts';

/** A site as a whole: its posts, and everything that is to be said of them, in the order of reports. */
export interface CompiledSite {
  readonly catalog: Catalog;
  readonly messages: readonly Message[];
}

/** Compiles posts, here or several at once in threads. To be closed in any case. */
export interface PostCompiler {
  /** Batches that are worth having under way together. */
  readonly atOnce: number;
  /** Results in the order of the files. */
  readonly compile: (files: readonly PostFile[]) => Promise<readonly (CompiledPost | Message)[]>;
  readonly close: () => Promise<void>;
}

/** Posts are compiled with `links` in this thread, or as `openCompiler` does, which knows its own. */
export type SiteOptions = Omit<CompileOptions, 'links'> & {
  readonly cache?: PostCache;
  /** Places in pages of the house; absent: nothing is said of links to them. */
  readonly pageAnchors?: PageAnchors;
  /** Called between parts of the work, so that a server can do first what is more urgent. */
  readonly pause?: () => Promise<void>;
} & (
    | Pick<CompileOptions, 'links'>
    | {
        /** Asked for a compiler of so many posts. */
        readonly openCompiler: (posts: number) => PostCompiler;
      }
  );

/** Posts that are looked up between two pauses. */
const lookedAtOnce = 250;

/** Posts that are read and compiled together: so few that all threads have work until the end. */
const batchSize = 25;

/** Reads and compiles all posts of a source and runs the rules that look at them together. */
export async function compileSite(source: PostSource, options: SiteOptions): Promise<CompiledSite> {
  const { posts: paths, assets, messages: listed } = await source.list();
  const { cache, pause = giveWay } = options;
  const results = new Map<string, CompiledPost | Message>();
  const unknown: string[] = [];
  const filled = cache?.isEmpty?.() === true ? undefined : cache;
  for (const [place, path] of paths.entries()) {
    if (place % lookedAtOnce === lookedAtOnce - 1) await pause();
    const found = cache?.recall?.(path) ?? (await lookUp(path, source, filled));
    if (found === null) unknown.push(path);
    else results.set(path, found);
  }
  const compiler =
    'openCompiler' in options ? options.openCompiler(unknown.length) : compilerHere(options);
  try {
    const batches = inBatches(unknown, batchSize);
    const work = async (): Promise<void> => {
      for (const batch of batches) {
        const read = await readAll(batch, source);
        const files = read.filter(isPostFile);
        for (const result of read) if (!isPostFile(result)) results.set(result.path, result);
        const compiled = await compiler.compile(files);
        for (const [index, file] of files.entries()) {
          const result = compiled[index];
          if (result === undefined) throw new Error(`Expected a result for ${file.path}`);
          const keep = isCompiled(result) && cache !== undefined;
          results.set(file.path, keep ? cache.set(file, result) : result);
        }
      }
    };
    await Promise.all(Array.from({ length: compiler.atOnce }, work));
  } finally {
    await compiler.close();
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
): Promise<CompiledPost | Message | null> {
  if (cache === undefined) return null;
  const file = await source.read(path);
  return isPostFile(file) ? (cache.get(file) ?? null) : file;
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

const compilerHere = (options: CompileOptions): PostCompiler => ({
  atOnce: 1,
  compile: async (files) => files.map((file) => tryCompilePost(file, options)),
  close: async () => {},
});

const isCompiled = (result: CompiledPost | Message): result is CompiledPost =>
  'postmortem' in result;

type GatherOptions = Pick<SiteOptions, 'config' | 'today' | 'pageAnchors'> &
  Pick<PostListing, 'assets'> & {
    readonly listed: readonly Message[];
    readonly pause: () => Promise<void>;
  };

async function bringTogether(
  results: readonly (CompiledPost | Message)[],
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

/** Compiles a post; a crash is a message about it. */
export function tryCompilePost(
  file: PostFile,
  options: CompileOptions,
  parse?: typeof parseDocument,
): CompiledPost | Message {
  try {
    return compilePost(file, options, parse);
  } catch (error) {
    return crashMessage(file.path, error);
  }
}

/** A post on which Recount itself fails must not take the others with it, nor pass for a good one. */
function crashMessage(path: string, error: unknown): Message {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const crash = problem('rule-crashed', {
    place: null,
    unexpected: `crash with ${quote(what, 200)}`,
    expected: 'the post to be read',
    note: 'This is a fault of Recount. Report it with the post.',
  });
  return { ...crash, level: 'error', path };
}
