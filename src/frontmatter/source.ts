import type { Fix, Problem } from '../message/message.ts';
import { problem } from '../message/message.ts';
import type { Locator } from '../message/place.ts';
import { quote } from '../message/words.ts';

/** A stretch of a file that is written in a data language, and the rule under which its faults are told. */
export interface Source {
  /** The whole file. */
  readonly text: string;
  /** Offsets of the stretch in the file. */
  readonly start: number;
  readonly end: number;
  readonly locator: Locator;
  readonly ruleId: string;
}

/**
 * Most characters that are read as data: ten times what the longest real frontmatter needs. The
 * parsers take some 10 ms a kilobyte for the worst texts (nothing but commas).
 */
const maxLength = 32_768;

/** A blank stretch longer than this costs gray-matter, which looks for comments, quadratic time. */
const blankStretch = /\n\s{1000}/;

// Control characters but tab and line ends, halves of surrogate pairs, and code points that are none.
const unprintable = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const loneReturn = /\r(?!\n)/;

/** Faults that make parsing pointless or dangerous: too long, unprintable characters, old line ends. */
export function checkSource(source: Source): readonly Problem[] {
  const { text, start, end, locator, ruleId } = source;
  if (end - start > maxLength) {
    return [
      problem(ruleId, {
        place: locator.place(start + maxLength, start + maxLength),
        unexpected: `${Math.ceil((end - start) / 1024)} KB of data`,
        expected: `at most ${maxLength / 1024} KB`,
      }),
    ];
  }
  const data = text.slice(start, end);
  const blank = blankStretch.exec(data);
  if (blank !== null) {
    const from = start + blank.index;
    const place = locator.place(from, from + blank[0].length);
    return [problem(ruleId, { place, unexpected: 'a thousand blanks in a row', expected: 'data' })];
  }
  const character = unprintable.exec(data) ?? loneReturn.exec(data);
  if (character === null) return [];
  const at = start + character.index;
  return [
    problem(ruleId, {
      place: locator.place(at, at + 1),
      unexpected: nameCharacter(character[0]),
      expected: character[0] === '\r' ? 'lines that end with LF or CRLF' : 'printable text',
    }),
  ];
}

/** The first character of `value` that no output could show, named for a message, or null. */
export function findUnprintable(value: string): string | null {
  const found = unprintable.exec(value);
  return found === null ? null : nameCharacter(found[0]);
}

function nameCharacter(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `character U+${code}`;
}

/** A parser's fault at `offset` of the file: quotes the word that stands there. */
export function faultAt(
  source: Source,
  offset: number,
  expected: string,
  note: string | null,
  fixes: readonly Fix[] = [],
): Problem {
  const { text, start, end, locator, ruleId } = source;
  const written = text.slice(start, Math.min(Math.max(offset, start), end));
  const rest = text.slice(start + written.length, Math.min(end, offset + 80));
  const word = /^(?:[\p{L}\p{N}_.-]+|\S)/u.exec(rest)?.[0] ?? '';
  // What lacks its end is told where it stops, not lines below.
  const isEnd = rest === '' || /^\r?\n/.test(rest);
  const at = start + (isEnd ? written.trimEnd().length : written.length);
  return problem(ruleId, {
    place: locator.place(at, at + word.length),
    unexpected: word === '' ? nameBlank(rest) : quote(word),
    expected,
    note,
    fixes,
  });
}

function nameBlank(rest: string): string {
  if (rest.trim() === '') return 'end of the data';
  if (rest.startsWith('\t')) return 'tab';
  return rest.startsWith(' ') ? 'space' : 'end of the line';
}
