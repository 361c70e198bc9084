import { type Problem, problem } from '../message/message.ts';
import type { Locator } from '../message/place.ts';

/** Beyond this many UTF-16 code units a text is not read as Markdown. */
const maxLength = 2_000_000;

/** Finds, in linear time, what would make parsing overflow the stack or take minutes. */
export function findExcess(text: string, start: number, locator: Locator): Problem | null {
  if (text.length > maxLength) {
    return problem('markdown-too-deep', {
      place: locator.place(start, start),
      unexpected: `text of ${text.length} characters`,
      expected: `at most ${maxLength}`,
    });
  }
  return null;
}
