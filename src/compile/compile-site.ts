import { gatherCatalog } from '../catalog/gather-catalog.ts';
import { isPostFile, type PostSource } from '../catalog/post-source.ts';
import type { Catalog, CompiledPost } from '../catalog/types.ts';
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

/** Reads and compiles all posts of a source and runs the rules that look at them together. */
export async function compileSite(
  source: PostSource,
  { cache, ...options }: CompileOptions & { readonly cache?: PostCache },
): Promise<CompiledSite> {
  const { posts: paths, assets, messages: listed } = await source.list();
  const posts: CompiledPost[] = [];
  const messages: Message[] = [...listed];
  for (const path of paths) {
    const file = await source.read(path);
    const result = isPostFile(file) ? compileOnce(file, options, cache) : file;
    if ('postmortem' in result) posts.push(result);
    else messages.push(result);
  }
  const catalog = gatherCatalog(posts, assets);
  const { config, today } = options;
  messages.push(
    ...posts.flatMap((post) => post.messages),
    ...runCatalogRules(catalog, { settings: config.rules, house: config, today }),
  );
  return { catalog, messages: messages.sort(compareMessages) };
}

function compileOnce(
  file: PostFile,
  options: CompileOptions,
  cache: PostCache | undefined,
): CompiledPost | Message {
  const known = cache?.get(file);
  if (known !== undefined) return known;
  const result = tryCompilePost(file, options);
  if ('postmortem' in result) cache?.set(file, result);
  return result;
}

/** Compiles a post; a crash is a message about it. */
export function tryCompilePost(file: PostFile, options: CompileOptions): CompiledPost | Message {
  try {
    return compilePost(file, options);
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
