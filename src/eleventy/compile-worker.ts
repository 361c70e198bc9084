import { workerData } from 'node:worker_threads';
import { type FrozenPost, freezePost } from '../catalog/frozen-post.ts';
import type { PostFile } from '../document/types.ts';
import type { Message } from '../message/message.ts';
import { type CompileSetup, createCompile } from './create-compile.ts';

// The pool puts data of its own in front of ours.
const [, setup] = workerData as [unknown, CompileSetup];
const compile = createCompile(setup);

/** What a thread does when it is given posts. The pool asks for a default export. */
// biome-ignore lint/style/noDefaultExport: see above.
export default (files: readonly PostFile[]): (FrozenPost | Message)[] =>
  files.map((file) => {
    const result = compile(file);
    return 'postmortem' in result ? freezePost(result) : result;
  });
