import type { SectionKind } from '../types.ts';
import type { Candidate } from './candidates.ts';
import type { Findings } from './findings.ts';
import type { Match } from './match-heading.ts';

/** A heading with what its title may mean, part by part. */
export interface Reading {
  readonly candidate: Candidate;
  readonly parts: readonly (readonly Match[])[];
}

/** What a pass works on: all headings, and what was found so far, its own decisions included. */
export interface Post {
  readonly source: string;
  readonly readings: readonly Reading[];
  readonly found: Findings;
  /** Whether a title is an alias of the kind and no more. */
  readonly isNameOf: (text: string, kind: SectionKind) => boolean;
}

/** What a heading is taken for, and why, in words. */
export interface Decision {
  readonly candidate: Candidate;
  readonly kind: SectionKind;
  readonly reason: string;
}

/** Whether something holds for a heading or one of those it stands under. */
export function isAround(candidate: Candidate, holds: (outer: Candidate) => boolean): boolean {
  for (let at: Candidate | null = candidate; at !== null; at = at.parent) {
    if (holds(at)) return true;
  }
  return false;
}
