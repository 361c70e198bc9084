import { gatherCatalog } from '../catalog/gather-catalog.ts';
import { isPostFile, type PostListing, type PostSource } from '../catalog/post-source.ts';
import type { Catalog, CompiledPost } from '../catalog/types.ts';
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

/** Remembers compiled posts between runs. What it gives back must fit file and options. */
export interface PostCache {
  readonly get: (file: PostFile) => CompiledPost | undefined;
  readonly set: (file: PostFile, post: CompiledPost) => void;
}

/** Compiles posts, in their order: one after the other, or several at once in threads. */
export type CompilePosts = (
  files: readonly PostFile[],
) => Promise<readonly (CompiledPost | Message)[]>;

/** Posts are compiled with `links` in this thread, or by `compilePosts`, which knows its own. */
export type SiteOptions = Omit<CompileOptions, 'links'> & {
  readonly cache?: PostCache;
} & (Pick<CompileOptions, 'links'> | { readonly compilePosts: CompilePosts });

/** Reads and compiles all posts of a source and runs the rules that look at them together. */
export async function compileSite(source: PostSource, options: SiteOptions): Promise<CompiledSite> {
  const { posts: paths, assets, messages: listed } = await source.list();
  const results = new Map<string, CompiledPost | Message>();
  const files: PostFile[] = [];
  for (const path of paths) {
    const file = await source.read(path);
    const known = isPostFile(file) ? options.cache?.get(file) : file;
    if (known !== undefined) results.set(path, known);
    else if (isPostFile(file)) files.push(file);
  }
  const compilePosts: CompilePosts =
    'compilePosts' in options
      ? options.compilePosts
      : async (all) => all.map((file) => tryCompilePost(file, options));
  const compiled = await compilePosts(files);
  for (const [index, file] of files.entries()) {
    const result = compiled[index];
    if (result === undefined) throw new Error(`Expected a result for ${file.path}`);
    if (isCompiled(result)) options.cache?.set(file, result);
    results.set(file.path, result);
  }
  return bringTogether(
    paths.flatMap((path) => results.get(path) ?? []),
    { ...options, assets, listed },
  );
}

const isCompiled = (result: CompiledPost | Message): result is CompiledPost =>
  'postmortem' in result;

type GatherOptions = Pick<CompileOptions, 'config' | 'today'> &
  Pick<PostListing, 'assets'> & { readonly listed: readonly Message[] };

function bringTogether(
  results: readonly (CompiledPost | Message)[],
  { config, today, assets, listed }: GatherOptions,
): CompiledSite {
  const posts = results.filter(isCompiled);
  const unread = results.filter((result): result is Message => !isCompiled(result));
  const catalog = gatherCatalog(posts, assets);
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
