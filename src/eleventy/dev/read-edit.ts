import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { createDiskSource } from '../../catalog/disk-source.ts';
import { fileState } from '../../catalog/disk-state.ts';
import type { PostCache } from '../../catalog/post-cache.ts';
import { isPostFile } from '../../catalog/post-source.ts';
import type { CompiledPost } from '../../catalog/types.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { createPieceParser } from '../../document/parse-pieces.ts';
import { type CompileSetup, createCompile } from '../create-compile.ts';

/** Reads and compiles single posts (paths relative to the root) that were known before. */
export interface ReadEdit {
  /**
   * The post as it is now. Null where it is better left to a look at all of them: it is gone, empty, can't be
   * read, is no plain file any more, or is still being written.
   */
  readonly read: (path: string) => Promise<CompiledPost | null>;
  /** Compiles it and forgets what comes out. */
  readonly warmUp: (path: string) => Promise<void>;
}

/** Texts that are read before it is left to others: an editor may write a file in parts. */
const attempts = 3;

/** Posts whose parts are kept as they were parsed last. */
const mostParsers = 4;

function createParser(): typeof parseDocument {
  const parseTree = createPieceParser();
  return (file) => parseDocument(file, parseTree);
}

export function createReadEdit(setup: CompileSetup, cache: PostCache): ReadEdit {
  const { root, config } = setup;
  const source = createDiskSource(root, config);
  const compile = createCompile(setup);
  const parsers = new Map<string, typeof parseDocument>();
  /** A parser that knows what the post was, and parses only what has changed. */
  const parserOf = (path: string): typeof parseDocument => {
    const known = parsers.get(path) ?? createParser();
    parsers.delete(path);
    parsers.set(path, known);
    const [oldest = path] = parsers.keys();
    if (parsers.size > mostParsers) parsers.delete(oldest);
    return known;
  };
  const compileNow = async (path: string): Promise<CompiledPost | null> => {
    const known = cache.recall?.(path);
    if (known !== undefined) return known;
    const file = await source.read(path);
    // Of a file that is written anew the old text goes first.
    if (!isPostFile(file) || file.text.trim() === '') return null;
    const remembered = cache.get(file);
    if (remembered !== undefined) return remembered;
    const compiled = compile(file, parserOf(path));
    return 'postmortem' in compiled ? cache.set(file, compiled) : null;
  };
  return {
    read: async (path) => {
      const file = join(root, path);
      for (let attempt = 0; attempt < attempts; attempt++) {
        const state = fileState(file);
        // A link could lead out of the site, which only listing all files finds out.
        if (!isItself(file, path, root)) return null;
        const post = await compileNow(path);
        if (fileState(file) === state) return post;
      }
      return null;
    },
    warmUp: async (path) => {
      const file = await source.read(path);
      if (isPostFile(file)) compile(file);
    },
  };
}

function isItself(file: string, path: string, root: string): boolean {
  try {
    return realpathSync.native(file) === join(realpathSync.native(root), path);
  } catch {
    return false;
  }
}
