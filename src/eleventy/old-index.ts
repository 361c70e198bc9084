import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIndex } from './search/index-part.ts';
import type { OldIndex } from './search.ts';
import type { FileRecord, SiteRecord } from './site-record.ts';

/** Stands for what files of the search index show: they are told by their names. */
export const ofIndex = 'search index';

/** The search index of the site before, in folder `out`, or null where a file of it is not as it was written. */
export function openOldIndex(
  { files, indexed }: Pick<SiteRecord, 'files' | 'indexed'>,
  untouched: ReadonlyMap<string, FileRecord>,
  out: string,
): OldIndex | null {
  const places = [...files].filter(([, { shows }]) => shows === ofIndex).map(([file]) => file);
  if (places.length === 0 || places.some((file) => !untouched.has(file))) return null;
  const all = places.map(
    (file) => [file, { read: () => readFileSync(join(out, file)), before: file }] as const,
  );
  return { part: readIndex(new Map(all), indexed.toReversed()), files: new Set(places) };
}
