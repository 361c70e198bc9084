import { isBlank } from '../lines.ts';

/** Words in a line, as a reader counts them. */
export const countWords = (line: string): number =>
  line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * Whether a line says something: it has a few words and ends as sentences do, or is longer than any
 * title. Such a line is never dropped.
 */
export function isSentence(line: string): boolean {
  const text = line.trim();
  const words = countWords(text);
  if (words < 3) return false;
  return (
    /[.!?…][)"'”’\]]{0,2}$/.test(text) ||
    words > 12 ||
    (words > 7 && /\p{Ll}[.!?] \p{Lu}/u.test(text))
  );
}

/** Whether a new block may start behind this line: it ends a sentence, or it is no running text. */
export function isComplete(line: string | undefined): boolean {
  if (isBlank(line) || line === undefined) return true;
  return /[.!?:;…)\]}>"'”’|`*]\s*$/.test(line) || countWords(line) <= 8;
}

/** Whether a line goes on with the sentence of the line before. */
export const isContinuation = (line: string): boolean =>
  /^\s*(?:\p{Ll}|[),.;!?(](?!\s*\p{Lu}{2})|:(?!\w))/u.test(line);

/** A bullet, in all the shapes that browsers and word processors give it, or the number of an item. */
export const bullet = /^(\s*)([•◦▪▫‣⁃●○■□–—*+·-]|\uF0B7|\d{1,2}[.)]|\(\d{1,2}\))[\s\u00a0]+(?=\S)/u;
