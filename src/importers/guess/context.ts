import type { PostDocument } from '../../document/types.ts';
import type { Postmortem, ReadOptions } from '../../postmortem/types.ts';
import type { Guess } from '../types.ts';

/** What the guesses for missing fields are made from. */
export interface GuessContext {
  readonly document: PostDocument;
  readonly postmortem: Postmortem;
  readonly house: ReadOptions;
  /** What the source tells outside its text. */
  readonly hints: readonly Guess[];
  /** Name of the source without folder and ending; of the folder for `index.md`. */
  readonly name: string;
  /** The line of the source for a line of the document. */
  readonly lineOf: (line: number) => number | null;
}
