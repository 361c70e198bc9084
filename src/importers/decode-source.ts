import { isUtf8 } from 'node:buffer';

/** The text of a source, without a byte-order mark. */
export interface Decoded {
  readonly text: string;
  /** Name of the encoding, as people write it. */
  readonly encoding: string;
  /** The bytes would have made a text in another encoding too. */
  readonly guessed: boolean;
}

/** Bytes in a source. Saved pages carry pictures and scripts in them; more than this is something else. */
const maxBytes = 16 * 1024 * 1024;

/** Reads bytes as text: UTF-8 where they are, else UTF-16 by its mark, else Windows-1252, which is a guess. */
export function decodeSource(bytes: Uint8Array): Decoded | { readonly failure: string } {
  if (bytes.length > maxBytes) {
    return { failure: `it has more than ${maxBytes / 1024 / 1024} megabytes` };
  }
  const signature = signatureOf(bytes);
  if (signature !== null) return { failure: `it is ${signature} and no text` };
  const wide = utf16Of(bytes);
  if (wide !== null) {
    const text = new TextDecoder(wide.label).decode(bytes);
    return { text, encoding: wide.name, guessed: !wide.marked };
  }
  // A text has no NUL; neither UTF-8 nor Windows-1252 would mind.
  if (bytes.includes(0)) return { failure: 'it holds binary data' };
  if (isUtf8(bytes)) {
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'UTF-8', guessed: false };
  }
  const encoding = declaredEncoding(bytes) ?? 'windows-1252';
  if (encoding !== 'windows-1252') {
    return { text: new TextDecoder(encoding).decode(bytes), encoding, guessed: true };
  }
  return { text: decodeWindows(bytes), encoding: 'Windows-1252', guessed: true };
}

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The decoder of Node 20 takes Windows-1252 for Latin-1 (nodejs/node#56542). */
function decodeWindows(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replaceAll(/[\u0080-\u009f]/g, (char) => windows[char.charCodeAt(0) - 0x80] ?? char);
}

/** First bytes of files that people have among their notes and that are no text. */
const signatures: readonly (readonly [start: string, name: string])[] = [
  ['%PDF-', 'a PDF file'],
  ['PK\u0003\u0004', 'a ZIP file or an office document'],
  ['\u00d0\u00cf\u0011\u00e0', 'an office document'],
  ['\u0089PNG', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['\u001f\u008b', 'a compressed file'],
  ['{\\rtf', 'an RTF document'],
];

function signatureOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return signatures.find(([start]) => head.startsWith(start))?.[1] ?? null;
}

/** UTF-16 by its mark, or by the zero bytes that Latin letters have every other byte. */
function utf16Of(bytes: Uint8Array): { label: string; name: string; marked: boolean } | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { label: 'utf-16le', name: 'UTF-16', marked: true };
  if (first === 0xfe && second === 0xff) return { label: 'utf-16be', name: 'UTF-16', marked: true };
  const head = bytes.subarray(0, 64);
  if (head.length < 4 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 1].map(
    (side) => head.filter((byte, index) => index % 2 === side && byte === 0).length,
  );
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd > head.length / 4) {
    return { label: 'utf-16le', name: 'UTF-16', marked: false };
  }
  if (odd === 0 && even > head.length / 4) {
    return { label: 'utf-16be', name: 'UTF-16', marked: false };
  }
  return null;
}

/** The encoding that a page says it has, where it is one that is known here. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const label = /<meta[^>]{0,200}charset\s{0,4}=\s{0,4}["']?([\w-]{2,30})/i.exec(head)?.[1];
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
