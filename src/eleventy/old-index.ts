import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIndex } from './search/index-part.ts';
import type { OldIndex } from './search.ts';
import type { FileRecord, SiteRecord } from './site-record.ts';

/** Stands for what files of the search index show: they are told by their names. */
export const ofIndex = 'search index';

/** Places of the files of the search index of the site before; null where one of them is not as it was written. */
export function findOldIndex(
  { files }: Pick<SiteRecord, 'files'>,
  untouched: ReadonlyMap<string, FileRecord>,
): readonly string[] | null {
  const places = [...files].filter(([, { shows }]) => shows === ofIndex).map(([file]) => file);
  return places.length > 0 && places.every((file) => untouched.has(file)) ? places : null;
}

/** Reads the search index of the site before, in folder `out`. */
export function readOldIndex(
  places: readonly string[],
  { indexed }: Pick<SiteRecord, 'indexed'>,
  out: string,
): OldIndex {
  const files = places.map(
    (file) => [file, { read: () => readFileSync(join(out, file)), before: file }] as const,
  );
  return { part: readIndex(new Map(files), indexed.toReversed()), files: new Set(places) };
}
