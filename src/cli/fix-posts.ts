import { join } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { isPostFile, type PostSource } from '../catalog/post-source.ts';
import { type CompileOptions, compilePost } from '../compile/compile-post.ts';
import type { Message } from '../message/message.ts';
import { count } from '../message/words.ts';
import { fixPost } from '../rules/fix-post.ts';
import { replaceFile } from './replace-file.ts';

/** A post that its fixes change. */
export interface PostFix {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly fixed: readonly Message[];
}

/** What the fixes would make of posts; those that stay as they are are left out. */
export async function findFixes(
  source: PostSource,
  paths: readonly string[],
  options: CompileOptions,
): Promise<readonly PostFix[]> {
  const fixes: PostFix[] = [];
  for (const path of paths) {
    const file = await source.read(path);
    if (!isPostFile(file)) continue;
    const { text, fixed } = fixPost(
      file.text,
      (changed) => compilePost({ path, text: changed }, options).messages,
    );
    if (text !== file.text) fixes.push({ path, before: file.text, after: text, fixed });
  }
  return fixes;
}

/** Writes them, each file whole or not at all, and gives back those that were written. */
export async function writeFixes(
  root: string,
  fixes: readonly PostFix[],
): Promise<readonly PostFix[]> {
  const written: PostFix[] = [];
  for (const fix of fixes) {
    if (await replaceFile(join(root, fix.path), fix.before, fix.after)) written.push(fix);
  }
  return written;
}

/** A fix as a patch that `git apply` and `patch -p1` take. */
export function formatDiff({ path, before, after }: PostFix): string {
  const [from, to] = [`a/${path}`, `b/${path}`];
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(from, to, before, after, undefined, undefined, options);
}

/** How much was mended, in a line. */
export function tellFixes(fixes: readonly PostFix[]): string {
  const messages = fixes.reduce((sum, { fixed }) => sum + fixed.length, 0);
  if (messages === 0) return 'Nothing to mend\n';
  return `Mended ${count(messages, 'message')} in ${count(fixes.length, 'post')}\n`;
}
