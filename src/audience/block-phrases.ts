import { phraseOf } from './words.ts';

/** So many words in a row are hardly twice in the world unless one was copied from the other. */
const window = 6;
/** A line of fewer words is looked for as a whole, unless it is too short to be told from others. */
const fewest = 4;

/**
 * What of internal blocks must not be found on the public site: every six words in a row, as words with
 * one blank between them, and all of a shorter line. Left out is what the public part of the post says too.
 */
export function blockPhrases(blocks: readonly string[], publicText: string): readonly string[] {
  if (blocks.length === 0) return [];
  const phrases = new Set<string>();
  for (const block of blocks) {
    for (const line of readable(block).split(/[\r\n]+/)) addPhrases(phrases, line);
  }
  const known = ` ${phraseOf(readable(publicText))} `;
  return [...phrases].filter((phrase) => !known.includes(` ${phrase} `));
}

/** Markdown without what stands between the words that a reader sees: addresses of links, tags. */
const readable = (markdown: string): string =>
  markdown.replace(/\]\([^()\r\n]{0,2000}\)/g, ']').replace(/<\/?[a-z][^<>]{0,2000}>/gi, '');

function addPhrases(phrases: Set<string>, line: string): void {
  const words = phraseOf(line).split(' ').filter(Boolean);
  const length = Math.min(window, words.length);
  if (length < fewest) return;
  for (let start = 0; start + length <= words.length; start++) {
    const part = words.slice(start, start + length);
    // A date with its time is six words as well, and stands in many posts.
    if (part.filter((word) => /\p{L}/u.test(word)).length >= length - 1)
      phrases.add(part.join(' '));
  }
}
