import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { compareText } from '../message/message.ts';

/** In front of the CBOR data of every compressed file of an index. */
const mark = Buffer.from('pagefind_dcd');

/** The values of one filter with the numbers of the pages that have them. */
type Filter = readonly [name: string, values: readonly (readonly [string, readonly number[]])[]];
/** `[version, pages, chunks, filters, …]`; of filters, name and file. */
type Meta = readonly [
  string,
  unknown,
  unknown,
  readonly (readonly [string, string])[],
  ...unknown[],
];

/**
 * Puts the values of filters in order. Pagefind writes them in the order of a hash table, another in each
 * run, and names files by their content, so the same pages would never give the same index. Changed are
 * the filters, the file that names them, and the entry that names that one.
 *
 * Source of the formats: `pagefind/src/fossick` and `output` of https://github.com/CloudCannon/pagefind.
 */
export function orderIndex(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const ordered = new Map<string, Uint8Array>();
  const names = new Map<string, string>();
  const put = (path: string, data: unknown, digits: number): void => {
    const bytes = encode(data);
    const [, folder = '', old = '', language = '', ending = ''] =
      /^(.*\/(?:pagefind\.)?)(([^/.]+)_[^_.]+)(\.\w+)$/.exec(path) ?? [];
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, digits);
    names.set(old, `${language}_${hash}`);
    ordered.set(`${folder}${language}_${hash}${ending}`, gzipSync(Buffer.concat([mark, bytes])));
  };
  for (const [path, bytes] of files) {
    if (!path.endsWith('.pf_filter')) continue;
    const [name, values] = read(bytes) as Filter;
    put(path, [name, [...values].sort(([a], [b]) => compareText(a, b))], 7);
  }
  for (const [path, bytes] of files) {
    if (!path.endsWith('.pf_meta')) continue;
    const [version, pages, chunks, filters, ...rest] = read(bytes) as Meta;
    const renamed = filters
      .map(([name, file]) => [name, names.get(file) ?? file] as const)
      .sort(([a], [b]) => compareText(a, b));
    put(path, [version, pages, chunks, renamed, ...rest], 10);
  }
  for (const [path, bytes] of files) {
    if (/\.pf_(?:filter|meta)$/.test(path)) continue;
    ordered.set(path, path.endsWith('/pagefind-entry.json') ? renameIn(bytes, names) : bytes);
  }
  return ordered;
}

function read(bytes: Uint8Array): unknown {
  return decode(gunzipSync(bytes).subarray(mark.length));
}

function renameIn(bytes: Uint8Array, names: ReadonlyMap<string, string>): Uint8Array {
  const entry = JSON.parse(Buffer.from(bytes).toString()) as {
    languages: Record<string, { hash: string }>;
  };
  for (const language of Object.values(entry.languages)) {
    language.hash = names.get(language.hash) ?? language.hash;
  }
  return Buffer.from(JSON.stringify(entry));
}
