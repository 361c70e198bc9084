import type {
  ActionStatus,
  Day,
  Instant,
  MilestoneName,
  SectionKind,
  Status,
} from '../postmortem/types.ts';

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
  /**
   * When it was first finished: committed without the status of a draft. Null where it came finished and
   * with many others: that was an import or a move, and says nothing of when it came out.
   */
  readonly published: Instant | null;
  readonly changed: Instant;
  /** Newest first; never empty. */
  readonly changes: readonly PostChange[];
}

/**
 * One thing that a later version of a post says otherwise. Of an action item it has the address only:
 * what an old version said of it may since have become internal.
 */
export type UpdateFact =
  | { readonly kind: 'published' }
  | { readonly kind: 'title'; readonly from: string; readonly to: string }
  | { readonly kind: 'status'; readonly from: Status; readonly to: Status }
  | { readonly kind: 'severity'; readonly from: string | null; readonly to: string }
  | { readonly kind: 'date'; readonly from: Day | null; readonly to: Day }
  | { readonly kind: 'milestone'; readonly name: MilestoneName; readonly to: Instant }
  | { readonly kind: 'section-added'; readonly section: SectionKind }
  | { readonly kind: 'item-added'; readonly anchor: string }
  | { readonly kind: 'item-status'; readonly anchor: string; readonly to: ActionStatus }
  | {
      readonly kind: 'item-due';
      readonly anchor: string;
      readonly from: Day | null;
      readonly to: Day;
    }
  | { readonly kind: 'entries-added' | 'causes-added' | 'items-removed'; readonly count: number };

/** What a commit changed in a post that was there before. */
export interface PostUpdate {
  /** Path of the post now. */
  readonly path: string;
  readonly hash: string;
  readonly instant: Instant;
  /** Never empty. */
  readonly facts: readonly UpdateFact[];
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
