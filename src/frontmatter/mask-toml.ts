import type { ParseError } from 'toml-eslint-parser';

/** A text without one fault, of the same length. `dropped`: offset of a key to leave out. */
export interface MaskedToml {
  readonly text: string;
  readonly dropped: number | null;
}

/** Hides the fault that the parser stopped at; null for faults that leave nothing to go on with. */
export function maskFault(text: string, error: ParseError): MaskedToml | null {
  if (/^Unexpected invalid (?:date|time)/.test(error.message)) return maskDate(text, error.index);
  if (error.message.startsWith('Defining a key')) return maskKey(text, error.index);
  return null;
}

const dateCharacter = /[0-9A-Za-z:.+-]/;

/** Puts a text in quotes over the date or time around `index`; the walk reads the file, not this. */
function maskDate(text: string, index: number): MaskedToml | null {
  let start = index;
  while (start > 0 && isDatePart(text, start - 1)) start -= 1;
  let end = index;
  while (end < text.length && isDatePart(text, end)) end += 1;
  if (end - start < 2) return null;
  return {
    text: replaceRange(text, start, end, `'${'x'.repeat(end - start - 2)}'`),
    dropped: null,
  };
}

/** A character of a date, or the space between a day and a time. */
function isDatePart(text: string, index: number): boolean {
  if (dateCharacter.test(text[index] ?? '')) return true;
  return text[index] === ' ' && /^\d-\d\d \d\d:/.test(text.slice(index - 4, index + 4));
}

/** Renames the key at `index` to one of the same length that nothing else is called. */
function maskKey(text: string, index: number): MaskedToml | null {
  const bare = /^[\w-]+/.exec(text.slice(index, index + 200))?.[0];
  if (bare === undefined) return null;
  const name = freshName(text, bare.length);
  if (name === null) return null;
  return { text: replaceRange(text, index, index + bare.length, name), dropped: index };
}

/** A bare key of `length` characters that does not occur in `text`. */
function freshName(text: string, length: number): string | null {
  for (let number = 0; number < 1000; number++) {
    const name = number.toString(36).padStart(length, 'z');
    if (name.length === length && !text.includes(name)) return name;
  }
  return null;
}

const replaceRange = (text: string, start: number, end: number, by: string): string =>
  text.slice(0, start) + by + text.slice(end);
