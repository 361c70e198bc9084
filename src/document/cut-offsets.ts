/**
 * Offsets at which a text may be cut so that what follows is read as it would be by itself: before
 * headings at the margin, and here and there before paragraphs. Whether code or HTML is open there only
 * parsing can tell. Pieces between paragraphs have `least` UTF-16 units at least: each has its price.
 */
export function cutOffsets(text: string, least: number): readonly number[] {
  const cuts: number[] = [];
  let fence: string | null = null;
  let isAfterBlank = false;
  let last = 0;
  for (const { 0: line, index } of text.matchAll(lines)) {
    const mark = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? null;
    if (fence !== null) {
      if (mark?.startsWith(fence) === true) fence = null;
    } else if (mark !== null) {
      fence = mark;
    } else if (
      index > 0 &&
      (heading.test(line) || (isAfterBlank && index - last >= least && paragraph.test(line)))
    ) {
      cuts.push(index);
      last = index;
    }
    isAfterBlank = blank.test(line);
  }
  return cuts;
}

/** Lines that are not empty, and the ends of lines before those that are: `^` would also stand behind U+2028. */
const lines = /[^\r\n]+|(?:\r\n|\r(?!\n)|\n)(?=\r|\n)/g;
const heading = /^#{1,6}(?:[ \t]|$)/;
/** What begins no list item, no definition and no HTML. */
const paragraph = /^(?:\p{L}|\*\*)/u;
const blank = /^[ \t\r\n]*$/;
