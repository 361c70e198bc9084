import { randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
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
export const replaceJson = (file: string, value: unknown): void =>
  replaceJsonPieces(file, () => [JSON.stringify(value)]);

/** The same of JSON that is made piece by piece, so that it never is in memory as a whole. */
export function replaceJsonPieces(file: string, json: () => Iterable<string>): void {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const descriptor = openSync(temporary, 'wx');
    try {
      let sum = 0;
      writeFileSync(descriptor, sumLine(sum));
      for (const piece of json()) {
        const bytes = Buffer.from(piece);
        sum = crc32(bytes, sum);
        writeFileSync(descriptor, bytes);
      }
      writeSync(descriptor, sumLine(sum), 0);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** The first line, always as long: it is known last. */
const sumLine = (sum: number): string => `${String(sum).padStart(10, '0')}\n`;
