import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, replaceJsonPieces } from '../catalog/disk-json.ts';
import type { HistoryGap } from '../history/types.ts';
import type { Message } from '../message/message.ts';
import { hash } from './open-cache.ts';

/** What is known of a file of a site that was built. */
export interface FileRecord {
  /** Fingerprint of all that the file shows. */
  readonly shows: string;
  /** Its size and times as they were when it had been written. */
  readonly state: string;
}

/** What the last build of a site left: which file shows what. */
export interface SiteRecord {
  /** Hash of what all pages are made with: program, templates, configuration, day. */
  readonly key: string;
  /** Hash of everything that the whole site was made from; null where it can't be told quickly. */
  readonly inputs: string | null;
  /** Hash of what the search index was made from. */
  readonly search: string;
  /** Pages in the search index, the newest first. */
  readonly indexed: readonly string[];
  /** Hash of what must not be shown. */
  readonly traces: string;
  readonly files: ReadonlyMap<string, FileRecord>;
  readonly messages: readonly Message[];
  readonly posts: number;
  readonly pages: number;
  readonly historyGap: HistoryGap | null;
}

interface SavedRecord extends Omit<SiteRecord, 'files'> {
  readonly files: readonly (readonly [file: string, shows: string, state: string])[];
}

const recordFile = (cache: string, out: string): string =>
  join(cache, `site-${hash(out).slice(0, 16)}.json`);

/** Reads what the last build of the site in folder `out` left in the cache, or null. */
export function readSiteRecord(cache: string, out: string): SiteRecord | null {
  const saved = readJson<SavedRecord>(recordFile(cache, out));
  if (saved === null) return null;
  const files = saved.files.map(([file, shows, state]) => [file, { shows, state }] as const);
  return { ...saved, files: new Map(files) };
}

/** Never fails: without a record the next build only takes longer. */
export function writeSiteRecord(cache: string, out: string, record: SiteRecord): void {
  replaceJsonPieces(recordFile(cache, out), () => toJson(record));
}

/** Letters of a record that are written at once. */
const pieceLength = 200_000;

/** A record as JSON, in pieces: that of ten thousand posts is 20 MB. */
function* toJson({ files, ...rest }: SiteRecord): Generator<string> {
  let piece = `${JSON.stringify(rest).slice(0, -1)},"files":[`;
  let comma = '';
  for (const [file, { shows, state }] of files) {
    const saved: SavedRecord['files'][number] = [file, shows, state];
    piece += comma + JSON.stringify(saved);
    comma = ',';
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}]}`;
}

/** Tells a file that nobody has touched since: its links may have changed, which are not told. */
export function writtenState(file: string): string | null {
  try {
    const { ino, size, mtimeNs, mode } = lstatSync(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${mode}`;
  } catch {
    return null;
  }
}
