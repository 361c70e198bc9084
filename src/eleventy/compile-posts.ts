import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type FrozenPost, thawFrozen } from '../catalog/frozen-post.ts';
import type { PostCompiler } from '../compile/compile-site.ts';
import type { Message } from '../message/message.ts';
import type { CompileSetup } from './create-compile.ts';

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
  return posts >= fewest ? compilerInThreads(setup) : compilerHere(setup);
}

/** Loads what compiles only now: where the cache has all posts, or threads do the work, nobody needs it. */
function compilerHere(setup: CompileSetup): PostCompiler {
  const loaded = import('./create-compile.ts').then(({ createCompile }) => createCompile(setup));
  return {
    atOnce: 1,
    compile: async (files) => {
      const compile = await loaded;
      return files.map((file) => compile(file));
    },
    close: () => Promise.resolve(),
  };
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
