import type { Piece } from './merge-words.ts';

/** Pieces that are packed at the same time: some megabyte in memory. */
const piecesAtOnce = 16;

/** A piece of words by the names of its files. */
export interface NamedPiece {
  /** Its first and its last word, with no more letters than tell them from the pieces beside it. */
  readonly from: string;
  readonly to: string;
  readonly name: string;
  /** Of the piece with every place of each word. */
  readonly whole: string;
}

/** Adds pieces to an index, in their order; `add` answers with the name of the file. */
export async function addPieces(
  words: Iterable<Piece>,
  add: (data: Uint8Array) => Promise<string>,
): Promise<NamedPiece[]> {
  const pieces: Added[] = [];
  for (const some of inGroups(words, piecesAtOnce)) {
    const added = some.map(async ({ first, last, data, whole }): Promise<Added> => {
      const name = await add(data);
      return { first, last, name, whole: whole === null ? name : await add(whole) };
    });
    pieces.push(...(await Promise.all(added)));
  }
  return pieces.map(({ first, last, name, whole }, index) => {
    const before = pieces[index - 1]?.last;
    const after = pieces[index + 1]?.first;
    const from = before === undefined ? first : startUnlike(first, before);
    const to = after === undefined ? last : startUnlike(last, after);
    return { from, to, name, whole };
  });
}

type Added = Pick<Piece, 'first' | 'last'> & Pick<NamedPiece, 'name' | 'whole'>;

/** The shortest start of a word that another word does not begin with, or all of it. */
function startUnlike(word: string, other: string): string {
  const letters = [...word];
  const others = [...other];
  const same = letters.findIndex((letter, index) => letter !== others[index]);
  return same < 0 ? word : letters.slice(0, same + 1).join('');
}

function* inGroups<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let group: T[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
