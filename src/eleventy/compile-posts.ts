import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type FrozenPost, thawFrozen } from '../catalog/frozen-post.ts';
import type { CompiledPost } from '../catalog/types.ts';
import { type PostCompiler, tryCompilePost } from '../compile/compile-site.ts';
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

/** A thread has to load and warm up everything anew, which takes as long as some hundred posts. */
const worthThreads = 500;
/** More would wait for this thread, which has to take in what they made. */
const mostThreads = 8;

const worker = fileURLToPath(new URL('../../dist/eleventy/compile-worker.js', import.meta.url));

/** Compiles posts here, and from `fewest` on in threads; what comes out is the same. */
export function openCompiler(
  setup: CompileSetup,
  posts: number,
  fewest = worthThreads,
): PostCompiler {
  if (posts >= fewest) return compilerInThreads(setup);
  const compile = createCompile(setup);
  return {
    atOnce: 1,
    compile: (files) => Promise.resolve(files.map((file) => compile(file))),
    close: () => Promise.resolve(),
  };
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

/** Posts come back as bytes: that costs this thread less than objects, and needs less memory. */
function compilerInThreads(setup: CompileSetup): PostCompiler {
  const threads = Math.min(availableParallelism(), mostThreads);
  const pool = import('tinypool').then(
    ({ Tinypool }) => new Tinypool({ filename: worker, maxThreads: threads, workerData: setup }),
  );
  return {
    // One batch waits for each thread that is at work.
    atOnce: threads * 2,
    compile: async (files) => {
      const results: (FrozenPost | Message)[] = await (await pool).run(files);
      return results.map((result) => ('head' in result ? thawFrozen(result) : result));
    },
    close: async () => (await pool).destroy(),
  };
}
