import type { Instant } from '../postmortem/types.ts';

/** One commit that changed a post. */
export interface PostChange {
  /** The whole object name of the commit. */
  readonly hash: string;
  /** When it was committed. */
  readonly instant: Instant;
  /** First line of its message, without e-mail addresses. */
  readonly subject: string;
  /** Object names of the post's text before and after; null: it came in with this commit. */
  readonly before: string | null;
  readonly after: string;
  /** Paths of the post then, relative to the root of the site; they differ where it was renamed. */
  readonly pathBefore: string;
  readonly path: string;
}

/** What git knows of a post, under whatever names it has had. */
export interface PostHistory {
  readonly created: Instant;
  readonly changed: Instant;
  /** Newest first; never empty. */
  readonly changes: readonly PostChange[];
}

/** Why nothing is known of the past of a site. */
export type HistoryGap = 'no-git' | 'no-repository' | 'no-commits' | 'shallow' | 'failed';

/** The past of all posts that the last commit has. */
export interface History {
  /** By path, relative to the root of the site. What was not committed yet is not there. */
  readonly posts: ReadonlyMap<string, PostHistory>;
  /** The commit that all of it was read at; null where there is none. */
  readonly head: string | null;
  /** Null: everything is known. */
  readonly gap: HistoryGap | null;
}

/** Of a site whose past nobody asked for. */
export const noHistory: History = { posts: new Map(), head: null, gap: null };
