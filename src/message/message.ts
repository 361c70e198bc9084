import type { Place } from './place.ts';

/** How much a message matters: an `error` stops a build and makes `check` exit with 1. */
export type Level = 'error' | 'warn' | 'info';

/** A change of the text that settles a problem: `text` takes the place of what stands at `place`. */
export interface Edit {
  readonly place: Place;
  readonly text: string;
}

/** One way to settle a problem, named for people ("Add the section"). Edits never overlap. */
export interface Fix {
  readonly title: string;
  /** It has one right answer, so `check --fix` makes it without asking; other fixes are offered by editors. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/**
 * Something in a post that is not as it should be, before any configuration was asked how much it
 * matters. Plain data, so that it crosses worker threads and caches.
 */
export interface Problem {
  readonly ruleId: string;
  /** `null`: the file as a whole. */
  readonly place: Place | null;
  /** One sentence without a full stop: ``Unexpected `x`, expected `y` ``. */
  readonly reason: string;
  readonly actual: string | null;
  /** What would have been right, the likeliest first. */
  readonly expected: readonly string[];
  /** The next step, in a sentence or two, or `null`. */
  readonly note: string | null;
  readonly fixes: readonly Fix[];
}

/** A problem with its level and its file: what reporters, the overlay and the editor show. */
export interface Message extends Problem {
  readonly level: Level;
  /** Path of the file relative to the root of the site, with `/`. */
  readonly path: string;
}

/** What a caller says of a problem; the rest has defaults. */
export interface ProblemInput {
  readonly place: Place | null;
  /** Unexpected what, in words: ``key `titel` ``, `an empty section`. */
  readonly unexpected: string;
  /** Expected what, in words: ``one of `SEV1`, `SEV2` ``, `` `title` ``. */
  readonly expected: string;
  readonly actual?: string | null;
  readonly candidates?: readonly string[];
  readonly note?: string | null;
  readonly fixes?: readonly Fix[];
}

/** Makes a problem whose reason reads `Unexpected …, expected …`, the one form all messages have. */
export function problem(ruleId: string, input: ProblemInput): Problem {
  return {
    ruleId,
    place: input.place,
    reason: `Unexpected ${input.unexpected}, expected ${input.expected}`,
    actual: input.actual ?? null,
    expected: input.candidates ?? [],
    note: input.note ?? null,
    fixes: input.fixes ?? [],
  };
}

/** Orders messages by path, then place (whole-file first), then rule id: the order of every report. */
export function compareMessages(a: Message, b: Message): number {
  return (
    compareText(a.path, b.path) ||
    (a.place?.start.offset ?? -1) - (b.place?.start.offset ?? -1) ||
    compareText(a.ruleId, b.ruleId)
  );
}

/** Compares by code unit, so that no locale of the machine changes an order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
