import type { Place } from './place.ts';

/** A comment by which an author says that what a rule would report is meant. Plain data. */
export interface Ignore {
  readonly ruleId: string;
  /** Why it is meant; null where the author gave none. */
  readonly reason: string | null;
  /** The comment itself. */
  readonly place: Place;
  /** Where the rule is silent, as offsets; null: in the whole file. */
  readonly covers: { readonly start: number; readonly end: number } | null;
}
