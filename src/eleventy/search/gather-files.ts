import type { WriteFile } from '../write-files.ts';
import { type IndexFile, searchFolder } from './index-part.ts';
import { nameOf, pack } from './pack.ts';

/** The files of an index by their place in the site. */
export interface MergedIndex {
  /** Those that were written. */
  readonly made: readonly string[];
  /** Those that are as they were, with their place in the site before. */
  readonly kept: ReadonlyMap<string, string>;
}

/** Gathers the files of an index: each is written as soon as it is made, or kept where the index before has it. */
export interface IndexFiles extends MergedIndex {
  readonly make: (place: string, content: Uint8Array) => Promise<void>;
  /** Takes over a file of a part. */
  readonly take: (place: string, file: IndexFile) => Promise<void>;
  /** Puts data into a file that is named after it; the name. */
  readonly add: (data: Uint8Array, toFile: (name: string) => string) => Promise<string>;
}

/** Letters of a name: enough that no two files of an index, or of one and the next, have the same. */
const nameLength = 8;

export const inFolder = (file: string): string => `${searchFolder}/${file}`;

/** `before`: places of the files of the index before. */
export function gatherFiles(before: ReadonlySet<string>, write: WriteFile): IndexFiles {
  const made: string[] = [];
  const kept = new Map<string, string>();
  const make = async (place: string, content: Uint8Array): Promise<void> => {
    made.push(place);
    await write(place, content);
  };
  return {
    made,
    kept,
    make,
    take: async (place, file) => {
      if (file.before === null) await make(place, file.read());
      else kept.set(place, file.before);
    },
    add: async (data, toFile) => {
      const name = nameOf(data, nameLength);
      const place = inFolder(toFile(name));
      if (before.has(place)) kept.set(place, place);
      else await make(place, await pack(data));
      return name;
    },
  };
}
