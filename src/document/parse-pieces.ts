import type { List, Nodes, RootContent } from 'mdast';
import { createLocator, placeOf } from '../message/place.ts';
import { type Cut, findCuts } from './find-cuts.ts';
import { type ParseMarkdown, parseMarkdown } from './parse-markdown.ts';

/** Part of a text, parsed by itself. */
interface Piece {
  /** Its nodes, with the positions they had when they were parsed. */
  readonly children: readonly RootContent[];
  /** Where the part began then. */
  readonly origin: Origin;
  /**
   * `closed`: a heading or list behind it is one of the post, because no code and no HTML is left open; `list`:
   * an item behind it belongs to the list that it ends with.
   */
  readonly end: 'open' | 'closed' | 'list';
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
    const cuts = [...findCuts(text, least), { offset: text.length, sentinel: '' }];
    // Definitions are found whatever is known of others, so that the second round knows all of them.
    for (let round = 0; round < 2; round++) {
      const used = new Map<string, Piece>();
      const read = (from: number, to: Cut): Piece => {
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
        const moved = pieces.map(({ piece, offset }) => ({
          children: move(piece, { lines: locator.point(offset).line - 1, units: offset }),
          isListOpen: piece.end === 'list',
        }));
        const children = join(moved);
        if (children === null) break;
        return { type: 'root', children, position: locator.place(0, text.length) };
      }
      names = found.join('');
    }
    return parseMarkdown(source);
  };
}

/** The pieces from the start to the end of a text: what is left open goes on to a later cut. */
function readPieces(
  cuts: readonly Cut[],
  read: (from: number, to: Cut) => Piece,
): readonly { readonly piece: Piece; readonly offset: number }[] {
  const pieces: { piece: Piece; offset: number }[] = [];
  let offset = 0;
  let next = 0;
  while (next < cuts.length) {
    for (let step = 1; ; step *= 2) {
      const at = Math.min(next + step, cuts.length) - 1;
      const cut = cuts[at];
      if (cut === undefined) throw new Error('Expected the end of the text as the last cut');
      const piece = read(offset, cut);
      if (piece.end === 'open') continue;
      pieces.push({ piece, offset });
      offset = cut.offset;
      next = at + 1;
      break;
    }
  }
  return pieces;
}

/** The nodes of all pieces, with lists that go on in the next piece made one; null where that is not so. */
function join(
  pieces: readonly { readonly children: readonly RootContent[]; readonly isListOpen: boolean }[],
): RootContent[] | null {
  const nodes: RootContent[] = [];
  let open: List | null = null;
  for (const { children, isListOpen } of pieces) {
    const [first, ...rest] = children;
    if (open !== null) {
      if (first?.type !== 'list') return null;
      nodes.push(joinLists(open, first), ...rest);
    } else {
      nodes.push(...children);
    }
    const last = isListOpen ? nodes.pop() : undefined;
    if (isListOpen && last?.type !== 'list') return null;
    open = last?.type === 'list' ? last : null;
  }
  return nodes;
}

function joinLists(before: List, after: List): List {
  return {
    ...before,
    spread: before.spread === true || after.spread === true,
    children: [...before.children, ...after.children],
    position: { start: placeOf(before).start, end: placeOf(after).end },
  };
}

/** A piece with what must stand around it, so that it is parsed as in its place. */
interface Setting {
  readonly before: string;
  readonly text: string;
  readonly behind: string;
}

/** What is open when a heading comes is code or HTML, and swallows it. */
const sentinel = '#\n';

function settingOf(whole: string, from: number, to: Cut, names: string): Setting {
  const text = whole.slice(from, to.offset);
  const isFirst = from === 0;
  const behind = to.sentinel;
  // Only what stands in brackets can be a reference.
  const defined = text.includes('[') && !(isFirst && behind === '') ? names : '';
  if (defined === '') return { before: '', text, behind };
  // Frontmatter must stay at the very start.
  if (isFirst) return { before: '', text, behind: `${behind}\n${defined}` };
  return { before: defined + sentinel, text, behind };
}

function parsePiece({ before, text, behind }: Setting): Piece {
  const whole = before + text + behind;
  const end = before.length + text.length;
  const locator = createLocator(whole);
  const { children } = parseMarkdown({ text: whole, locator });
  const own = children.filter((node) => startOf(node) >= before.length && startOf(node) < end);
  const list = listWithoutItemAt(own.at(-1), end);
  return {
    children: list === null ? own : [...own.slice(0, -1), list],
    origin: { lines: locator.point(before.length).line - 1, units: before.length },
    end:
      behind === ''
        ? 'closed'
        : isOpenFrontmatter(text, own[0])
          ? 'open'
          : list !== null
            ? 'list'
            : children.some((node) => startOf(node) === end && node.type !== 'paragraph')
              ? 'closed'
              : 'open',
    names: namesOf(own, whole),
  };
}

const startOf = (node: Nodes): number => placeOf(node).start.offset;

/** A list as it was before the item at an offset was put behind it; null where that did not come into it. */
function listWithoutItemAt(node: RootContent | undefined, offset: number): List | null {
  if (node?.type !== 'list') return null;
  const { children } = node;
  const [before, last] = children.slice(-2);
  if (before === undefined || last === undefined || startOf(last) !== offset) return null;
  const position = { start: placeOf(node).start, end: placeOf(before).end };
  return { ...node, children: children.slice(0, -1), position };
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
