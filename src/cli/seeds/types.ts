import type { EntryKind, Instant } from '../../postmortem/types.ts';

/** Something that happened, known from elsewhere than a post. */
export interface SeedEntry {
  readonly instant: Instant;
  /** What happened, as plain text in one line; nobody vouches for it. */
  readonly text: string;
  /** Who said or did it, as the source names them, or null. */
  readonly author: string | null;
  readonly kind: EntryKind | null;
  /** Address of what tells more, or null. */
  readonly url: string | null;
}

/** What a source gave, and what of it did not become an entry. */
export interface Seed {
  readonly entries: readonly SeedEntry[];
  /** For people, each a sentence without a full stop. */
  readonly notes: readonly string[];
}
