import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';

/** In front of the data of every compressed file of a search index. */
const indexMark = 'pagefind_dcd';

/**
 * The texts that a file of a site holds, as programs and people read them: unpacked, unescaped, and with tags
 * taken out in both ways, because `se<b>cret</b>` is one word to a reader and `<li>a</li><li>b</li>` are two.
 */
export function readableTexts(file: string, bytes: Uint8Array): readonly string[] {
  const content = unpack(bytes);
  if (content.startsWith(indexMark)) return indexTexts(file, bytes);
  return [...new Set([file, ...viewsOf(unescaped(file, content))])];
}

/** JSON in the fragments, CBOR in the rest; the program that reads them holds no text of ours. */
function indexTexts(file: string, bytes: Uint8Array): readonly string[] {
  const data = gunzipSync(bytes).subarray(indexMark.length);
  if (file.endsWith('.pf_fragment')) {
    return stringsIn(JSON.parse(Buffer.from(data).toString())).flatMap(viewsOf);
  }
  return /\.pf_\w+$/.test(file) ? stringsIn(decode(data)) : [];
}

/** More is no text, and a small packed file may hold any amount. */
const mostBytes = 0x1000_0000;

function unpack(bytes: Uint8Array): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    const plain = isPacked ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes;
    return Buffer.from(plain).toString();
  } catch {
    return Buffer.from(bytes).toString();
  }
}

/** Undoes what a format does to text; entities twice, for HTML inside XML. */
function unescaped(file: string, text: string): string {
  if (/\.(?:json|webmanifest)$/.test(file)) return jsonText(text);
  if (file.endsWith('.ics')) return unfold(text);
  return text;
}

function jsonText(text: string): string {
  try {
    return stringsIn(JSON.parse(text)).join('\n');
  } catch {
    return text;
  }
}

/** RFC 5545 §3.1 folds lines, §3.3.11 escapes text. */
const unfold = (text: string): string =>
  text
    .replace(/\r?\n[ \t]/g, '')
    .replace(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

const tags = /<[^<>]*>/g;

function viewsOf(text: string): string[] {
  const plain = decodePercent(decodeEntities(decodeEntities(text)));
  if (!plain.includes('<')) return [plain];
  return [
    plain.replace(tags, ' '),
    plain.replace(tags, ''),
    Array.from(plain.matchAll(tags), ([tag]) => tag).join('\n'),
  ];
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** Every string of a value, keys of objects too, without recursion: an index nests deeper than it looks. */
function stringsIn(value: unknown): string[] {
  const strings: string[] = [];
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') strings.push(next);
    else if (Array.isArray(next)) for (const one of next) waiting.push(one);
    else if (typeof next === 'object' && next !== null) {
      for (const [key, one] of Object.entries(next)) waiting.push(key, one);
    }
  }
  return strings;
}
