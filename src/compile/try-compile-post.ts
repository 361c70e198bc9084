import type { CompiledPost } from '../catalog/types.ts';
import type { parseDocument } from '../document/parse-document.ts';
import type { PostFile } from '../document/types.ts';
import { type Message, problem } from '../message/message.ts';
import { quote } from '../message/words.ts';
import { type CompileOptions, compilePost } from './compile-post.ts';

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
