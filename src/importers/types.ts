import type { Day } from '../postmortem/types.ts';

/** A document as it lies on disk. */
export interface SourceFile {
  /** As reports name it: relative to where the command runs, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /**
   * What a post remembers of where it came from: the path below the folder that was named, or the
   * file's name alone.
   */
  readonly origin: string;
  /** The day on which the file entered its git history, or null. Asked only when nothing else tells a date. */
  readonly firstCommit: () => Promise<Day | null>;
}

/** What a source is written in. `text` is plain text, as copied or scraped from a page. */
export type SourceFormat = 'markdown' | 'mdx' | 'html' | 'text';

/** A field that was filled in, and why. */
export interface Guess {
  readonly field: string;
  readonly value: unknown;
  /** Why this value, as the rest of a sentence: `in the title`. */
  readonly reason: string;
  /** Line of the source, or null where no line of it says so. */
  readonly line: number | null;
}

/** A change of the text that a person should know of. */
export interface Change {
  readonly line: number | null;
  /** What was done, as a sentence without a full stop. */
  readonly text: string;
}

/** A line of the source that the post does not have. */
export interface DroppedLine {
  readonly line: number | null;
  readonly text: string;
}

/** A foreign document as Markdown, its frontmatter block included. */
export interface Conversion {
  readonly text: string;
  /** Fields that the source tells outside its text, likeliest first: the meta tags of a page. */
  readonly hints: readonly Guess[];
  readonly changes: readonly Change[];
  readonly dropped: readonly DroppedLine[];
  /** For each line of `text` the line of the source; null: they are the same. */
  readonly lines: readonly (number | null)[] | null;
}

/** A source made into a post, and all that was assumed on the way. Nothing is written yet. */
export interface ImportedDocument {
  readonly source: string;
  readonly origin: string;
  readonly format: SourceFormat;
  /** Why it was read as this format. */
  readonly formatReason: string;
  /** Name of the encoding, and whether it was guessed. */
  readonly encoding: { readonly name: string; readonly guessed: boolean };
  /** The source's text. */
  readonly original: string;
  /** The post's text; the same as `original` where there was nothing to do. */
  readonly text: string;
  readonly title: string;
  readonly date: Day | null;
  readonly guesses: readonly Guess[];
  /** Fields that a reader looks for and the source does not tell. */
  readonly blank: readonly string[];
  readonly changes: readonly Change[];
  readonly dropped: readonly DroppedLine[];
}

/** A source that can't be imported, and why. */
export interface ImportFailure {
  readonly source: string;
  readonly failure: string;
}

/** Tells the two results of an import apart. */
export function isFailure<T extends object>(result: T | ImportFailure): result is ImportFailure {
  return 'failure' in result;
}
