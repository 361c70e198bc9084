import type { ImportedDocument } from '../importers/types.ts';
import type { Message } from '../message/message.ts';

/** What became of one source of `recount import`. */
export interface ImportReport {
  readonly source: string;
  /** `planned`: a dry run would have written it. */
  readonly result: 'imported' | 'planned' | 'already-imported' | 'taken' | 'failed';
  /** Path of the post, relative to the root; null where there is none. */
  readonly post: string | null;
  /** Why it was not imported, or null. */
  readonly reason: string | null;
  readonly document: ImportedDocument | null;
  /** What `check` will say of the post. */
  readonly messages: readonly Message[];
  /** What the import changes, as a unified diff; only of a dry run. */
  readonly diff: string | null;
}

/** Whether a source is where it should be now. */
export const isFine = ({ result }: ImportReport): boolean =>
  result !== 'failed' && result !== 'taken';
