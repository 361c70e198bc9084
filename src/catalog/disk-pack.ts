import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type FrozenPost, type FrozenSource, frozenSource } from './frozen-post.ts';

/** Posts as bytes in a few large files. A file is never changed once it has its name. */
export interface Packs {
  readonly isEmpty: () => boolean;
  readonly find: (key: string) => FrozenSource | undefined;
  /**
   * Writes a post at once, so that its bytes need no memory, and gives it back as it stands on disk. What
   * can't be written, or comes after `save`, stays in memory.
   */
  readonly add: (key: string, post: FrozenPost) => FrozenSource;
  /**
   * Gives what was added its place in the folder. Where the dead (keys not in `live`) or the number of
   * files get the upper hand, all that lives is written into one file anew.
   */
  readonly save: (live: ReadonlySet<string>) => void;
  /** Bytes that were asked for turned out not to be what was written: the whole cache is to be forgotten. */
  readonly isBroken: () => boolean;
  readonly close: () => void;
}

/** Where a post stands in a file. */
interface Entry {
  readonly file: PackFile;
  readonly at: number;
  /** Bytes of head, rest and body. */
  readonly sizes: readonly [number, number, number];
  readonly sums: readonly [number, number, number];
}

interface PackFile {
  readonly descriptor: number;
  readonly name: string | null;
}

type Index = Record<string, readonly [at: number, sizes: Entry['sizes'], sums: Entry['sums']]>;

const ending = '.pack';
/** More files than this become one. */
const mostFiles = 12;

/** Bytes of a pack that are not what was written. */
class BrokenPack extends Error {}

/** Opens the packs of a folder (absolute), or none of them and a file for this run only where it is null. */
export function openPacks(folder: string | null): Packs {
  const files: PackFile[] = [];
  const entries = new Map<string, Entry>();
  if (folder !== null) {
    for (const name of packNames(folder)) {
      const read = openPack(join(folder, name));
      if (read === null) continue;
      const file = { descriptor: read.descriptor, name };
      files.push(file);
      for (const [key, [at, sizes, sums]] of Object.entries(read.index)) {
        entries.set(key, { file, at, sizes, sums });
      }
    }
  }
  let fresh: { readonly file: PackFile; readonly path: string; size: number } | null = null;
  const added = new Set<string>();
  let isOpen = true;
  let isBroken = false;
  const onBroken = (): void => {
    isBroken = true;
  };
  const write = (key: string, post: FrozenPost): Entry => {
    fresh ??= startPack(folder);
    const parts = [post.head, post.rest, post.body] as const;
    const at = fresh.size;
    for (const part of parts) writeAll(fresh.file.descriptor, part);
    const sizes = [post.head.length, post.rest.length, post.body.length] as const;
    fresh.size += sizes[0] + sizes[1] + sizes[2];
    const sums = [crc32(post.head), crc32(post.rest), crc32(post.body)] as const;
    const entry = { file: fresh.file, at, sizes, sums };
    entries.set(key, entry);
    added.add(key);
    return entry;
  };
  return {
    isEmpty: () => entries.size === 0,
    find: (key) => {
      const entry = entries.get(key);
      return entry === undefined ? undefined : sourceOf(entry, onBroken);
    },
    add: (key, post) => {
      try {
        if (isOpen) return sourceOf(write(key, post), onBroken);
      } catch {
        // A full disk is no reason to fail for a cache.
        isOpen = false;
      }
      return frozenSource(post);
    },
    save: (live) => {
      if (!isOpen) return;
      // Else a server that runs for a day would keep all texts that posts ever had.
      isOpen = false;
      if (folder === null) return;
      const dead = [...entries.keys()].filter((key) => !live.has(key)).length;
      const tidy = files.length >= mostFiles || dead > live.size + 100;
      if (tidy) {
        for (const [key, entry] of entries) {
          if (!live.has(key)) entries.delete(key);
          else if (!added.has(key)) write(key, readEntry(entry));
        }
      }
      if (fresh !== null && dirname(fresh.path) === folder) {
        finishPack(folder, fresh, entries, added);
      }
      if (tidy) for (const { name } of files) rmSync(join(folder, name ?? ''), { force: true });
    },
    isBroken: () => isBroken,
    close: () => {
      for (const { descriptor } of files) closeSync(descriptor);
      if (fresh === null) return;
      closeSync(fresh.file.descriptor);
      rmSync(fresh.path, { force: true });
    },
  };
}

function packNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort();
  } catch {
    return [];
  }
}

/** The index of a pack, which stands at its end with its length and sum; null for what is no whole pack. */
function openPack(path: string): { readonly descriptor: number; readonly index: Index } | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, 'r');
    const { size } = fstatSync(descriptor);
    const foot = readAt(descriptor, size - 8, 8);
    const length = Buffer.from(foot).readUInt32LE(0);
    const bytes = readAt(descriptor, size - 8 - length, length);
    if (crc32(bytes) !== Buffer.from(foot).readUInt32LE(4)) throw new BrokenPack();
    return { descriptor, index: JSON.parse(Buffer.from(bytes).toString()) as Index };
  } catch {
    if (descriptor !== null) closeSync(descriptor);
    return null;
  }
}

function startPack(folder: string | null) {
  const name = `.recount-${randomBytes(8).toString('hex')}.tmp`;
  for (const place of folder === null ? [tmpdir()] : [folder, tmpdir()]) {
    try {
      mkdirSync(place, { recursive: true });
      const path = join(place, name);
      const descriptor = openSync(path, 'wx+');
      if (place !== folder) unname(path);
      return { file: { descriptor, name: null }, path, size: 0 };
    } catch (error) {
      if (place === tmpdir()) throw error;
    }
  }
  throw new Error('Expected a folder for the pack');
}

/** Takes the name from a file that nobody is to find, so that nothing is left of it whatever ends the run. */
function unname(path: string): void {
  try {
    rmSync(path);
  } catch {
    // Where a file that is open keeps its name it goes when the packs are closed.
  }
}

function finishPack(
  folder: string,
  { file, path }: { file: PackFile; path: string },
  entries: ReadonlyMap<string, Entry>,
  added: ReadonlySet<string>,
): void {
  const index: Index = Object.fromEntries(
    [...entries]
      .filter(([key]) => added.has(key))
      .map(([key, { at, sizes, sums }]) => [key, [at, sizes, sums]]),
  );
  const bytes = Buffer.from(JSON.stringify(index));
  const foot = Buffer.alloc(8);
  foot.writeUInt32LE(bytes.length, 0);
  foot.writeUInt32LE(crc32(bytes), 4);
  writeAll(file.descriptor, bytes);
  writeAll(file.descriptor, foot);
  const name = createHash('sha1').update(bytes).digest('hex').slice(0, 16);
  renameSync(path, join(folder, `${name}${ending}`));
}

function sourceOf(entry: Entry, onBroken: () => void): FrozenSource {
  const [, , body] = entry.sizes;
  const read = (part: 0 | 1 | 2) => (): Uint8Array => {
    try {
      return readPart(entry, part);
    } catch (error) {
      onBroken();
      throw error;
    }
  };
  return { head: read(0), rest: read(1), body: body === 0 ? null : read(2) };
}

const readEntry = (entry: Entry): FrozenPost => ({
  head: readPart(entry, 0),
  rest: readPart(entry, 1),
  body: readPart(entry, 2),
});

function readPart({ file, at, sizes, sums }: Entry, part: 0 | 1 | 2): Uint8Array {
  const before = sizes.slice(0, part).reduce((sum, size) => sum + size, 0);
  const bytes = readAt(file.descriptor, at + before, sizes[part]);
  if (crc32(bytes) !== sums[part]) throw new BrokenPack('A cached post is broken');
  return bytes;
}

function readAt(descriptor: number, at: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let read = 0; read < size; ) {
    const count = readSync(descriptor, bytes, read, size - read, at + read);
    if (count === 0) throw new BrokenPack('A cached post is cut off');
    read += count;
  }
  return bytes;
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written, bytes.length - written);
  }
}
