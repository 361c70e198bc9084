import type { Nodes, Parents } from 'mdast';
import type { PostDocument } from '../../document/types.ts';
import { createLocator, type Locator, type Place, placeOf } from '../../message/place.ts';

/** Stands for what divides blocks: no phrase runs across it. */
export const blockGap = '\0';
/** Stands for code, images and addresses inside a sentence. */
export const thing = '\uFFFC';
/** Stands between the cells of one table row. */
export const cellGap = '\u241F';

const memory = new WeakMap<PostDocument, string>();

/**
 * The words of a post as they stand in the file, at the same offsets: text as long as the file in
 * which marks are blanked out and code, HTML, quoted text and the frontmatter's structure are
 * not to be seen. What the author says in `title` and `summary` of the frontmatter is kept.
 */
export function proseOf(document: PostDocument): string {
  const known = memory.get(document);
  if (known !== undefined) return known;
  const prose = write(document);
  memory.set(document, prose);
  return prose;
}

/** A match and where it is; the locator gives the places of its parts. */
export interface Found {
  readonly match: RegExpExecArray;
  readonly place: Place;
  readonly locator: Locator;
}

/** Every match of a global expression in the words of the post, with its place in the file. */
export function* findInProse(document: PostDocument, expression: RegExp): Generator<Found> {
  yield* findIn(document, proseOf(document), expression);
}

/** Every match of a global expression in the raw file, with its place. */
function* findInText(document: PostDocument, expression: RegExp): Generator<Found> {
  yield* findIn(document, document.text, expression);
}

/** Every match in the raw file that a site may show: not in the comments and keys of the frontmatter. */
export function* findShown(document: PostDocument, expression: RegExp): Generator<Found> {
  const values = Object.values(document.frontmatter?.fields ?? {}).map(({ value }) => value);
  for (const found of findInText(document, expression)) {
    const { offset } = found.place.start;
    const isBody = offset >= document.bodyStart;
    if (isBody || values.some(({ start, end }) => start.offset <= offset && offset < end.offset)) {
      yield found;
    }
  }
}

function* findIn(document: PostDocument, text: string, expression: RegExp): Generator<Found> {
  let locator: Locator | null = null;
  for (const match of text.matchAll(expression)) {
    locator ??= createLocator(document.text);
    const place = locator.place(match.index, match.index + match[0].length);
    yield { match, place, locator };
  }
}

function write(document: PostDocument): string {
  const { text } = document;
  const pieces: string[] = [];
  let cursor = 0;
  const fill = (offset: number, character: string): void => {
    if (offset > cursor) pieces.push(character.repeat(offset - cursor));
    cursor = Math.max(cursor, offset);
  };
  const keep = (start: number, end: number, gap: string): void => {
    if (start < cursor) return;
    fill(start, gap);
    pieces.push(text.slice(start, end));
    cursor = end;
  };
  const inline = (parent: Parents): void => {
    for (const node of parent.children) {
      const { start, end } = placeOf(node);
      if (node.type === 'text') keep(start.offset, end.offset, ' ');
      else if ('children' in node && !isBareAddress(node)) inline(node);
      else {
        fill(start.offset, ' ');
        fill(end.offset, node.type === 'break' ? ' ' : thing);
      }
    }
  };
  const block = (node: Nodes): void => {
    if (node.type === 'blockquote' || !('children' in node)) return;
    if (node.type === 'paragraph' || node.type === 'heading') {
      const { start, end } = placeOf(node);
      fill(start.offset, blockGap);
      inline(node);
      fill(end.offset, ' ');
    } else if (node.type === 'tableRow') {
      for (const [index, cell] of node.children.entries()) {
        const { start, end } = placeOf(cell);
        fill(start.offset, index === 0 ? blockGap : ' ');
        // A cell begins with its bar.
        fill(start.offset + 1, index === 0 ? blockGap : cellGap);
        inline(cell);
        fill(end.offset, ' ');
      }
    } else {
      for (const child of node.children) block(child);
    }
  };
  for (const field of ['/title', '/summary']) {
    const place = document.frontmatter?.fields[field]?.value;
    if (place !== undefined) keep(place.start.offset, place.end.offset, blockGap);
  }
  block(document.tree);
  fill(text.length, blockGap);
  return pieces.join('');
}

/** `<https://…>` and a bare address: the text of the link is the address itself. */
function isBareAddress(node: Nodes): boolean {
  if (node.type !== 'link') return false;
  const [child] = node.children;
  return child?.type === 'text' && (child.value === node.url || /^https?:\/\//.test(child.value));
}
