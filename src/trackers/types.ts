/** Programs whose tickets can be asked for their state. */
export const trackerTypes = ['github', 'gitlab', 'jira', 'forgejo'] as const;
export type TrackerType = (typeof trackerTypes)[number];

/** A tracker of the house, as its configuration names it. */
export interface TrackerConfig {
  readonly type: TrackerType;
  /** Its own address, with `/` at its end: `https://git.example.org/`. */
  readonly url: string;
  /** Project of tickets that are named by their number alone: `org/repo`, of Jira `ABC`. Null: none. */
  readonly project: string | null;
}

/** How far a ticket is. */
export interface TicketState {
  readonly state: 'open' | 'in-progress' | 'done' | 'wont-do';
  /** Why it was closed, in the words of the tracker, or null. */
  readonly reason: string | null;
}

/** A ticket with the tracker that knows it. */
export interface TicketRef {
  readonly tracker: TrackerConfig;
  /** `org/repo`; of Jira the key's project. */
  readonly project: string;
  /** `12`; of Jira `ABC-12`. */
  readonly number: string;
  readonly kind: 'issue' | 'change';
  /** Where people read it. */
  readonly url: string;
}

/** What asking a tracker gives: a state, or why there is none. */
export type TicketAnswer = TicketState | { readonly failure: string };

/** One request for the states of some tickets, and how its answer is read. */
export interface TicketRequest {
  readonly url: string;
  readonly refs: readonly TicketRef[];
  /** The tickets that a page of the answer tells of. */
  readonly read: (body: unknown) => readonly (readonly [TicketRef, TicketState])[];
}

/** What Recount knows of a kind of tracker. */
export interface TrackerKind {
  /** Finds the ticket that a path below the tracker's address leads to. */
  readonly match: (path: string) => Pick<TicketRef, 'project' | 'number' | 'kind'> | null;
  /** Requests for tickets of one tracker: one each, or several at once where the interface has that. */
  readonly requests: (refs: readonly TicketRef[]) => readonly TicketRequest[];
  /** The header that carries a token. */
  readonly authorise: (token: string) => readonly [name: string, value: string];
  /** Headers that the interface asks for. */
  readonly headers: Readonly<Record<string, string>>;
}
