import type { Problem } from '../message/message.ts';
import type { Place } from '../message/place.ts';

/** A frontmatter language. Nothing else is ever run or guessed. */
export type FrontmatterLanguage = 'yaml' | 'toml';

/** Where one value stands: `key` is null for the items of a list. */
export interface FieldPlace {
  readonly key: Place | null;
  readonly value: Place;
}

/** Path of a value inside frontmatter: `['impact', 'users']`, `['links', 0, 'url']`. */
export type FieldPath = readonly (string | number)[];

/**
 * Frontmatter that could be read. Dates and times stay the text that the author wrote
 * (`2023-09-28`, `2023-09-28T10:05:00Z`) in both languages, so one schema serves both.
 * Mappings have no prototype, so that a key such as `__proto__` is only a key.
 */
export interface Frontmatter {
  readonly language: FrontmatterLanguage;
  readonly data: Readonly<Record<string, unknown>>;
  /** The block with its fences. */
  readonly place: Place;
  /** The text between the fences; empty for an empty block. */
  readonly content: Place;
  /** By JSON pointer (`/impact/users`); see `locate`. */
  readonly fields: Readonly<Record<string, FieldPlace>>;
}

/** What reading a file's frontmatter gives. `frontmatter` is null where there is none or it is broken. */
export interface FrontmatterResult {
  readonly frontmatter: Frontmatter | null;
  /** Offset at which the body starts: behind the line of the closing fence. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
}
