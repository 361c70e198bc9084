import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../message/message.ts';
import { type Io, wantsColour } from './io.ts';
import { formatPretty } from './reporters/pretty.ts';

/** Tells people of messages, on stderr, with the lines that they are about. `posts`: how many there are. */
export function reportPosts(
  messages: readonly Message[],
  posts: number,
  root: string,
  io: Io,
): void {
  const textOf = (path: string): string | null => {
    try {
      return readFileSync(join(root, path), 'utf8').replace(/^\uFEFF/, '');
    } catch {
      return null;
    }
  };
  const style = { colour: wantsColour(io.stderr, io.env), columns: io.stderr.columns };
  io.stderr.write(formatPretty({ messages, posts, textOf }, style));
}
