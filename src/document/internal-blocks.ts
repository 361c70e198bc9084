import type { Locator, Place } from '../message/place.ts';

/** A part of a post that only the internal site shows: `:::internal`, the part, `:::`. */
export interface InternalBlock {
  /** From its opening line to the end of its closing one, or of the text. */
  readonly place: Place;
  /** What stands between the two lines. */
  readonly content: Place;
  readonly closed: boolean;
}

/** A line of three colons or more, with what follows them; in quotes and lists too. */
const fenceLines = /(?:^|(?<=[\r\n]))[ \t>]*(:{3,})([^\r\n]*)/g;

/** Nearly every post has none, which this tells without looking at lines. */
const sign = /:::[^\r\n\w]{0,100}internal/i;

/**
 * Finds the internal blocks of a text from offset `start` on. Lines decide alone, whatever Markdown makes of
 * them, code included: what an author has marked must not depend on how the text around it is read. A
 * container of another name inside a block must be closed before it. A block that is never closed goes to
 * the end of the text.
 */
export function findInternalBlocks(
  text: string,
  start: number,
  { place }: Locator,
): readonly InternalBlock[] {
  if (!sign.test(text)) return [];
  const blocks: InternalBlock[] = [];
  /** How many colons each container has that is open now; the first is the internal one. */
  const open: number[] = [];
  let from = 0;
  let content = 0;
  for (const match of text.matchAll(fenceLines)) {
    const [line, { length: colons } = '', rest = ''] = match;
    const end = match.index + line.length;
    if (match.index < start) continue;
    const closes = rest.trim() === '';
    if (open.length === 0) {
      if (!isInternal(rest.trimStart())) continue;
      open.push(colons);
      from = match.index;
      content = nextLine(text, end);
    } else if (!closes) {
      open.push(colons);
    } else if (colons >= (open.at(-1) ?? 0)) {
      open.pop();
      if (open.length > 0) continue;
      blocks.push({
        place: place(from, end),
        content: place(content, Math.max(content, match.index)),
        closed: true,
      });
    }
  }
  if (open.length > 0) {
    const { length } = text;
    blocks.push({ place: place(from, length), content: place(content, length), closed: false });
  }
  return blocks;
}

/** `internal`, and whatever looks as if it were meant: `Internal only`, `{.internal}`. */
const isInternal = (name: string): boolean => /^\{?\.?internal\b/i.test(name);

const nextLine = (text: string, end: number): number =>
  end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);

/** The text with the lines that open and close a block left blank; every offset stays. */
export function blankFences(text: string, blocks: readonly InternalBlock[]): string {
  let result = '';
  let done = 0;
  for (const { place, content } of blocks) {
    const { offset: start } = content.start;
    const { offset: end } = content.end;
    result += text.slice(done, place.start.offset);
    result += blank(text.slice(place.start.offset, start));
    result += text.slice(start, end) + blank(text.slice(end, place.end.offset));
    done = place.end.offset;
  }
  return result + text.slice(done);
}

/** Spaces for all but the marks of quotes and lists in front. */
const blank = (line: string): string =>
  line.replace(/:[^\r\n]*/, ({ length }) => ' '.repeat(length));

/** The text as if its internal blocks had never been written. */
export function cutInternal(text: string, blocks: readonly InternalBlock[]): string {
  let result = '';
  let done = 0;
  for (const { place } of blocks) {
    result += text.slice(done, place.start.offset);
    done = nextLine(text, place.end.offset);
  }
  return result + text.slice(done);
}
