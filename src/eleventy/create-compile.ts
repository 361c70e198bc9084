import type { CompiledPost } from '../catalog/types.ts';
import { tryCompilePost } from '../compile/try-compile-post.ts';
import type { Config } from '../config/types.ts';
import type { parseDocument } from '../document/parse-document.ts';
import type { PostFile } from '../document/types.ts';
import type { Message } from '../message/message.ts';
import type { Day } from '../postmortem/types.ts';
import { bodyLabels } from '../site/texts/body-labels.ts';
import { createTexts } from '../site/texts/texts.ts';
import { createImageSizes } from './image-size.ts';
import { createPostLinks } from './post-links.ts';

/** What compiling depends on besides the posts: plain data, so that it can be sent to a thread. */
export interface CompileSetup {
  /** Absolute path of the folder of the site. */
  readonly root: string;
  readonly config: Config;
  readonly today: Day;
  /** Whether HTML is made, or posts are only checked. */
  readonly html: boolean;
}

/** Compiles one post after the other in the thread that calls; `parse` as in `compilePost`. */
export function createCompile({
  root,
  config,
  today,
  html,
}: CompileSetup): (file: PostFile, parse?: typeof parseDocument) => CompiledPost | Message {
  const links = html ? createPostLinks({ config, imageSize: createImageSizes(root) }) : null;
  const labels = bodyLabels(createTexts(config.language, config.texts));
  return (file, parse) => tryCompilePost(file, { config, today, links, labels }, parse);
}
