import { isUtf8 } from 'node:buffer';
import { type Problem, problem } from '../message/message.ts';
import { createLocator } from '../message/place.ts';
import { count } from '../message/words.ts';

/** Rule id of every problem with a file as such, before anything in it could be understood. */
export const fileRuleId = 'readable-file';

/** Bytes in a post. The longest of some 280 real postmortems has 200 kB; ten times that is a mistake. */
export const maxPostBytes = 2 * 1024 * 1024;

/** The text of a post, without a byte-order mark, or the problem with its bytes. */
export function decodePost(bytes: Buffer): string | Problem {
  if (bytes.length > maxPostBytes) return tooLong(bytes.length);
  if (isUtf16(bytes)) {
    return problem(fileRuleId, {
      place: null,
      unexpected: 'text in UTF-16',
      expected: 'text in UTF-8',
      note: 'Save the file with the encoding UTF-8.',
    });
  }
  if (!isUtf8(bytes)) return invalidBytes(bytes);
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The problem with a post that is longer than anybody writes. */
export function tooLong(bytes: number): Problem {
  return problem(fileRuleId, {
    place: null,
    unexpected: `post of ${count(Math.round(bytes / 1e5) / 10, 'megabyte')}`,
    expected: `at most ${count(maxPostBytes / 1024 / 1024, 'megabyte')}`,
    note: 'Move logs and data into a file of their own beside the post and link to it.',
  });
}

/** By its mark, or by the zero bytes that Latin letters have every other byte. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe || mark === 0xfeff) return true;
  const head = bytes.subarray(0, 64);
  const zeros = head.filter((byte) => byte === 0).length;
  return head.length >= 4 && zeros > head.length / 4 && zeros <= head.length / 2;
}

function invalidBytes(bytes: Buffer): Problem {
  const text = bytes.toString('utf8');
  const offset = firstReplaced(text, bytes);
  return problem(fileRuleId, {
    place: createLocator(text).place(offset, offset + 1),
    unexpected: 'byte that is no text in UTF-8',
    expected: 'text in UTF-8',
    note: 'The file may be in Latin-1 or Windows-1252: save it with the encoding UTF-8.',
  });
}

/** Offset of the first replacement character that stands for broken bytes and wasn't typed. */
function firstReplaced(text: string, bytes: Buffer): number {
  let at = 0;
  let offset = 0;
  for (const char of text) {
    // The replacement character itself is written EF BF BD.
    if (char === '\uFFFD' && bytes.readUIntBE(at, Math.min(3, bytes.length - at)) !== 0xefbfbd)
      break;
    at += Buffer.byteLength(char);
    offset += char.length;
  }
  return offset;
}
