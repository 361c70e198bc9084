import type { Nodes, RootContent } from 'mdast';
import { createLocator, placeOf } from '../message/place.ts';
import { cutOffsets } from './cut-offsets.ts';
import { type ParseMarkdown, parseMarkdown } from './parse-markdown.ts';

/** Part of a text, parsed by itself. */
interface Piece {
  /** Its nodes, with the positions they had when they were parsed. */
  readonly children: readonly RootContent[];
  /** Where the part began then. */
  readonly origin: Origin;
  /** A heading behind it is a heading of the post: no code and no HTML is left open. */
  readonly closed: boolean;
  /** Definitions of nothing, for each name that it defines; null where that can't be told. */
  readonly names: string | null;
}

/** A number of whole lines, and of UTF-16 units. */
interface Origin {
  readonly lines: number;
  readonly units: number;
}

/**
 * Makes a parser for a text that is being edited. It gives what `parseMarkdown` gives, but parses only
 * those parts that were not there at the call before; its trees share nodes. Parts between paragraphs
 * have `least` UTF-16 units at least.
 */
export function createPieceParser(least = 1_000): ParseMarkdown {
  let known = new Map<string, Piece>();
  /** What the text defines: references in all its parts hang on it. */
  let names = '';
  const move = createMover();

  return (source) => {
    const { text, locator } = source;
    const cuts = [0, ...cutOffsets(text, least), text.length];
    // Definitions are found whatever is known of others, so that the second round knows all of them.
    for (let round = 0; round < 2; round++) {
      const used = new Map<string, Piece>();
      const read = (from: number, to: number): Piece => {
        const setting = settingOf(text, from, to, names);
        const key = JSON.stringify(setting);
        const piece = used.get(key) ?? known.get(key) ?? parsePiece(setting);
        used.set(key, piece);
        return piece;
      };
      const pieces = readPieces(cuts, read);
      known = used;
      const found = pieces.map(({ piece }) => piece.names);
      if (found.includes(null)) break;
      if (found.join('') === names) {
        const children = pieces.flatMap(({ piece, offset }) =>
          move(piece, { lines: locator.point(offset).line - 1, units: offset }),
        );
        return { type: 'root', children, position: locator.place(0, text.length) };
      }
      names = found.join('');
    }
    return parseMarkdown(source);
  };
}

/** The pieces from the start to the end of a text: what is left open goes on to a later cut. */
function readPieces(
  cuts: readonly number[],
  read: (from: number, to: number) => Piece,
): readonly { readonly piece: Piece; readonly offset: number }[] {
  const last = cuts.length - 1;
  const pieces: { piece: Piece; offset: number }[] = [];
  for (let at = 0; at < last; ) {
    const offset = cuts[at] ?? 0;
    let step = 1;
    let piece: Piece;
    let to: number;
    do {
      to = Math.min(at + step, last);
      piece = read(offset, cuts[to] ?? 0);
      step *= 2;
    } while (!piece.closed);
    pieces.push({ piece, offset });
    at = to;
  }
  return pieces;
}

/** A piece with what must stand around it, so that it is parsed as in its place. */
interface Setting {
  readonly before: string;
  readonly text: string;
  readonly behind: string;
}

/** A heading: what is open when it comes is code or HTML, and swallows it. */
const sentinel = '#\n';

function settingOf(whole: string, from: number, to: number, names: string): Setting {
  const text = whole.slice(from, to);
  const isFirst = from === 0;
  const isLast = to === whole.length;
  const behind = isLast ? '' : sentinel;
  // Only what stands in brackets can be a reference.
  const defined = text.includes('[') && !(isFirst && isLast) ? names : '';
  if (defined === '') return { before: '', text, behind };
  // Frontmatter must stay at the very start.
  if (isFirst) return { before: '', text, behind: behind + defined };
  return { before: defined + sentinel, text, behind };
}

function parsePiece({ before, text, behind }: Setting): Piece {
  const whole = before + text + behind;
  const end = before.length + text.length;
  const locator = createLocator(whole);
  const { children } = parseMarkdown({ text: whole, locator });
  const startOf = (node: RootContent): number => placeOf(node).start.offset;
  const own = children.filter((node) => startOf(node) >= before.length && startOf(node) < end);
  const isOver = behind === '' || children.some((node) => startOf(node) === end);
  return {
    children: own,
    origin: { lines: locator.point(before.length).line - 1, units: before.length },
    closed: behind === '' || (isOver && !isOpenFrontmatter(text, own[0])),
    names: namesOf(own, whole),
  };
}

/** Frontmatter that is not closed in its piece may be closed in another. */
const isOpenFrontmatter = (text: string, first: Nodes | undefined): boolean =>
  /^(?:---|\+\+\+)/.test(text) && first?.type !== 'yaml' && (first?.type as string) !== 'toml';

function namesOf(children: readonly RootContent[], text: string): string | null {
  const names: string[] = [];
  for (const node of children) {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const { start, end } = placeOf(node);
      const [label] =
        /^\[(?:\\[\s\S]|[^\\\]])*\]:/.exec(text.slice(start.offset, end.offset)) ?? [];
      if (label === undefined) return null;
      names.push(`${label} x\n\n`);
    }
    if ('children' in node && node.children.some(holdsDefinition)) return null;
  }
  return names.join('');
}

function holdsDefinition(node: Nodes): boolean {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') return true;
  return 'children' in node && node.children.some(holdsDefinition);
}

/** Gives the nodes of pieces the positions of where they stand; those that did not move are the same nodes. */
function createMover(): (piece: Piece, to: Origin) => readonly RootContent[] {
  const moved = new WeakMap<Piece, { readonly to: Origin; readonly children: RootContent[] }>();
  return (piece, to) => {
    const known = moved.get(piece);
    if (known?.to.lines === to.lines && known.to.units === to.units) return known.children;
    const by = { lines: to.lines - piece.origin.lines, units: to.units - piece.origin.units };
    const children = piece.children.map((node) => moveNode(node, by));
    moved.set(piece, { to, children });
    return children;
  };
}

function moveNode<Node extends Nodes>(node: Node, by: Origin): Node {
  const { start, end } = placeOf(node);
  const position = { start: movePoint(start, by), end: movePoint(end, by) };
  if (!('children' in node)) return { ...node, position };
  return { ...node, position, children: node.children.map((child) => moveNode(child, by)) };
}

const movePoint = (
  { line, column, offset }: { line: number; column: number; offset: number },
  by: Origin,
) => ({ line: line + by.lines, column, offset: offset + by.units });
