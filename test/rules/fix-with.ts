import { compilePost } from '../../src/compile/compile-post.ts';
import type { Config } from '../../src/config/types.ts';
import type { Message } from '../../src/message/message.ts';
import type { Day } from '../../src/postmortem/types.ts';
import { type FixedPost, fixPost } from '../../src/rules/fix-post.ts';

const path = 'posts/2024-05-20-example.md';

/** What a house says of a post. */
export function messagesOf(text: string, config: Config): readonly Message[] {
  return compilePost({ path, text }, { config, today: '2024-06-01' as Day, links: null }).messages;
}

/** A post after the fixes of a house. */
export function fixWith(text: string, config: Config): FixedPost {
  return fixPost(text, (changed) => messagesOf(changed, config));
}
