import type { WrittenZone } from './zones.ts';

/** A date as written; a part that was left out or that nobody knew is null. */
export interface WrittenDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** The last of several days that one notation names: `7-13 Nov`. */
  readonly lastDay: number | null;
  /** Two numbers of which either may be the month, in the order of the text; month and day are null then. */
  readonly either: readonly [number, number] | null;
  /** Monday is 1, Sunday 7. */
  readonly weekday: number | null;
  /** Days after the running date: `next day` is 1. */
  readonly shift: number | null;
  /** The digits can't be a date: `2023-02-31`, or `20202-01-16`, which keeps its month and day. */
  readonly unreadable: boolean;
}

/** A time of day as written, on the 24-hour clock. Hour 24 is the midnight that ends the day. */
export interface WrittenTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
  /** Said with `am` or `pm`. */
  readonly meridiem: boolean;
  /** The hour was written with one digit, as hardly anybody does on a 24-hour clock. */
  readonly short: boolean;
}

/** A date, a time of day, or both, at a place in a text. */
export interface Moment {
  readonly start: number;
  readonly end: number;
  readonly date: WrittenDate | null;
  readonly time: WrittenTime | null;
  /** A time was written, be it one that can be read or a placeholder. */
  readonly timed: boolean;
  readonly zone: WrittenZone | null;
  readonly approximate: boolean;
  /** Digits that can't be a date or a time, with the text. */
  readonly unreadable: boolean;
  /** Notations that count only in front of punctuation or the end of the line. */
  readonly weak: boolean;
}
