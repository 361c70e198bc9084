import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { CompiledPost } from '../catalog/types.ts';
import { type CompilePosts, tryCompilePost } from '../compile/compile-site.ts';
import type { Config } from '../config/types.ts';
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
const postsInTask = 25;
/** More would wait for this thread, which has to take in what they made. */
const mostThreads = 8;

const worker = fileURLToPath(new URL('../../dist/eleventy/compile-worker.js', import.meta.url));

/** Compiles posts here, and from `fewest` on in threads; what comes out is the same. */
export function createCompilePosts(setup: CompileSetup, fewest = worthThreads): CompilePosts {
  return (files) =>
    files.length < fewest
      ? Promise.resolve(compileHere(setup, files))
      : compileInThreads(setup, files);
}

/** Compiles posts one after the other in the thread that calls. */
export function compileHere(
  { root, config, today, html }: CompileSetup,
  files: readonly PostFile[],
): (CompiledPost | Message)[] {
  const links = html ? createPostLinks({ config, imageSize: createImageSizes(root) }) : null;
  const labels = bodyLabels(createTexts(config.language, config.texts));
  return files.map((file) => tryCompilePost(file, { config, today, links, labels }));
}

async function compileInThreads(
  setup: CompileSetup,
  files: readonly PostFile[],
): Promise<(CompiledPost | Message)[]> {
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({
    filename: worker,
    maxThreads: Math.min(availableParallelism(), mostThreads),
  });
  try {
    const tasks: Promise<(CompiledPost | Message)[]>[] = [];
    for (let start = 0; start < files.length; start += postsInTask) {
      tasks.push(pool.run({ setup, files: files.slice(start, start + postsInTask) }));
    }
    return (await Promise.all(tasks)).flat();
  } finally {
    await pool.destroy();
  }
}
