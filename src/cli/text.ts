import { createRequire } from 'node:module';
import type stringWidth from 'string-width';

const require = createRequire(import.meta.url);
let measure: typeof stringWidth | null = null;

/** Cells of a terminal that text takes. What measures it is loaded by the first text that is not plain ASCII. */
export function cellsOf(text: string): number {
  if (plain.test(text)) return text.length;
  measure ??= (require('string-width') as { default: typeof stringWidth }).default;
  return measure(text);
}

const plain = /^[ -~]*$/;

/**
 * Text of a post made safe to print: control characters would reach the terminal as commands, and
 * marks of writing direction would show a line other than it is. Newlines and tabs are kept.
 */
export function printable(text: string): string {
  return text
    .replaceAll(controls, (char) => String.fromCodePoint(pictureOf(char.charCodeAt(0))))
    .replaceAll(directions, '\uFFFD');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The sign that stands for a control character: U+241B ␛ for escape. C1 controls have none. */
function pictureOf(code: number): number {
  return code === 0x7f ? 0x2421 : code < 0x20 ? 0x2400 + code : 0xfffd;
}

/** Breaks text at blanks into lines of at most `width` cells; a longer word has a line of its own. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/).filter(Boolean)) {
    if (line !== '' && cellsOf(line) + 1 + cellsOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}
