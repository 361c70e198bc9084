import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';

/** In front of the data of every packed file of an index. */
const mark = Buffer.from('pagefind_dcd');

const gzipAside = promisify(gzip);

/** A file of an index as Pagefind's script reads it. Other threads of Node do the work. */
export const pack = (data: Uint8Array): Promise<Uint8Array> =>
  gzipAside(Buffer.concat([mark, data]));

/** The data of a file of an index. */
export const unpack = (bytes: Uint8Array): Uint8Array => gunzipSync(bytes).subarray(mark.length);

/** `length` letters and digits that tell data from other data, also where a disk takes `a` and `A` for the same. */
export function nameOf(data: Uint8Array, length: number): string {
  const sum = createHash('sha256').update(data).digest();
  return sum.readBigUInt64BE().toString(36).padStart(13, '0').slice(-length);
}
