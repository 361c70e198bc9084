import { randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** Reads a file that `replaceJson` wrote; null where there is none or it is not whole. */
export function readJson<T>(file: string): T | null {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const json = text.slice(end + 1);
    return crc32(json) === Number(text.slice(0, end)) ? (JSON.parse(json) as T) : null;
  } catch {
    return null;
  }
}

/** Puts a whole file in the place of an old one, or leaves that: what is remembered is never worth an error. */
export function replaceJson(file: string, value: unknown): void {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    // As bytes, of which there is one copy: what is remembered of ten thousand posts is 20 MB.
    const json = Buffer.from(JSON.stringify(value));
    const descriptor = openSync(temporary, 'wx');
    try {
      writeFileSync(descriptor, `${crc32(json)}\n`);
      writeFileSync(descriptor, json);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true });
  }
}
