import type { Message } from '../message/message.ts';
import { type Io, wantsColour } from './io.ts';
import { formatPretty } from './reporters/pretty.ts';
import { createTextReader } from './text-reader.ts';

/** Tells people, on stderr, why a command stops. `posts`: how many were looked at. */
export function reportMessages(
  messages: readonly Message[],
  posts: number,
  root: string,
  io: Io,
): void {
  const style = { colour: wantsColour(io.stderr, io.env), columns: io.stderr.columns };
  const textOf = createTextReader(root);
  io.stderr.write(formatPretty({ messages, posts, clean: [], textOf, prefix: '' }, style));
}
