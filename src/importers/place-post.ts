import { readOrigin } from './source-name.ts';

/** What is to be done with an imported document. */
export type Placement =
  | { readonly kind: 'new'; readonly name: string }
  /** It was imported before, as the post at `path`. */
  | { readonly kind: 'known'; readonly path: string }
  /** A post that nobody imported has its name. */
  | { readonly kind: 'taken'; readonly name: string };

/** A document about to become a file. */
export interface Candidate {
  readonly text: string;
  readonly origin: string;
  /** The name it would have, without ending. */
  readonly name: string;
}

/** What there is where posts go. */
export interface Neighbours {
  /** The text of the post of a name, or null: nothing has it. */
  readonly textOf: (name: string) => Promise<string | null>;
  /** Paths of posts by the source that they say they came from. */
  readonly origins: ReadonlyMap<string, string>;
}

/**
 * Decides whether a document becomes a file, and under which name. What is there already is never touched;
 * documents from two sources that have title and day in common are numbered.
 */
export async function placePost(
  { text, origin, name }: Candidate,
  { textOf, origins }: Neighbours,
): Promise<Placement> {
  const known = origins.get(origin);
  if (known !== undefined) return { kind: 'known', path: known };
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${name}-${number}`;
    const existing = await textOf(numbered);
    if (existing === null) return { kind: 'new', name: numbered };
    if (existing === text) return { kind: 'known', path: `${numbered}.md` };
    // Only imports give way to each other: a post that somebody wrote may be about this very incident.
    if (readOrigin(existing) === null) return { kind: 'taken', name: numbered };
  }
}
