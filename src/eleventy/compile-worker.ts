import type { CompiledPost } from '../catalog/types.ts';
import type { PostFile } from '../document/types.ts';
import type { Message } from '../message/message.ts';
import { type CompileSetup, compileHere } from './compile-posts.ts';

/** What a thread does when it is given posts. The pool asks for a default export. */
// biome-ignore lint/style/noDefaultExport: see above.
export default ({
  setup,
  files,
}: {
  setup: CompileSetup;
  files: readonly PostFile[];
}): (CompiledPost | Message)[] => compileHere(setup, files);
