import { blockPhrases } from '../audience/block-phrases.ts';
import { annotationsOf } from '../catalog/annotate.ts';
import type { CompiledPost } from '../catalog/types.ts';
import type { Config } from '../config/types.ts';
import { cutInternal } from '../document/internal-blocks.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { PostDocument, PostFile } from '../document/types.ts';
import { renderBody } from '../html/render-body.ts';
import type { BodyLabels, LinkResolver } from '../html/types.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import type { Day } from '../postmortem/types.ts';
import { readIgnores } from '../rules/read-ignores.ts';
import { runPostRules } from '../rules/run-rules.ts';

/** Answers for the links of one post, and remembers the files that they lead to. */
export interface PostLinks extends LinkResolver {
  /** What was resolved so far, relative to the root, without repetition. */
  readonly media: () => readonly string[];
}

export interface CompileOptions {
  readonly config: Config;
  /** The day of the run, in UTC. */
  readonly today: Day;
  /** Where the links of a post lead, by the post's path; null to leave the HTML out. */
  readonly links: ((path: string) => PostLinks) | null;
  /** Words that we put into the text of a post, in the language of the site; English unless given. */
  readonly labels?: BodyLabels;
}

/**
 * Everything about a post that needs only itself: what it says, the messages of the rules that look at
 * one post, its HTML. The result is plain data and depends on the arguments alone. `parse` is for callers
 * that keep the document as well.
 */
export function compilePost(
  file: PostFile,
  { config, today, links, labels }: CompileOptions,
  parse: typeof parseDocument = parseDocument,
): CompiledPost {
  const document = parse(file);
  const whole = readPostmortem(document, config);
  const settings = config.rules;
  const messages = runPostRules(document, whole, { settings, house: config, today });
  const ignores = readIgnores(document);
  const common = { messages, ...(ignores.length > 0 ? { ignores } : {}) };
  if (links === null) return { ...common, postmortem: whole, body: null };
  const shown = config.audience === 'public' ? withoutInternal(document, parse) : document;
  const postmortem = shown === document ? whole : readPostmortem(shown, config);
  const internal = shown === document ? [] : blockPhrases(internalTexts(document), shown.text);
  const own = links(file.path);
  const body = renderBody(shown, {
    annotations: annotationsOf(postmortem),
    links: own,
    title: postmortem.title,
    ...(labels === undefined ? {} : { labels }),
  });
  const media = own.media();
  return {
    ...common,
    postmortem,
    body,
    ...(media.length > 0 ? { media } : {}),
    ...(internal.length > 0 ? { internal } : {}),
  };
}

/**
 * The post as the public sees it. It is parsed anew without its internal blocks, so that nothing further on
 * can know of them; rules have seen all of it.
 */
export function withoutInternal(document: PostDocument, parse: typeof parseDocument): PostDocument {
  const { path, text, internal } = document;
  return internal.length === 0 ? document : parse({ path, text: cutInternal(text, internal) });
}

const internalTexts = ({ text, internal }: PostDocument): string[] =>
  internal.map(({ content: { start, end } }) => text.slice(start.offset, end.offset));
