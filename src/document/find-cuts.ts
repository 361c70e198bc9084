/** A place where a text may be cut. */
export interface Cut {
  readonly offset: number;
  /** What stands behind it, so that what is open before it can be told: a heading, or the mark of an item. */
  readonly sentinel: string;
}

/**
 * Places at which a text may be cut so that what follows is read as it would be by itself: before headings
 * at the margin, and, where `least` UTF-16 units or more lie between, before paragraphs and some items of lists.
 * Whether code or HTML is open there only parsing can tell.
 */
export function findCuts(text: string, least: number): readonly Cut[] {
  const cuts: Cut[] = [];
  let fence: string | null = null;
  let isAfterBlank = false;
  let last = 0;
  for (const { 0: line, index } of text.matchAll(lines)) {
    const mark = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? null;
    const isLong = index - last >= least;
    const item = isLong && !isAfterBlank ? (listItem.exec(line)?.[1] ?? null) : null;
    if (fence !== null) {
      if (mark?.startsWith(fence) === true) fence = null;
    } else if (mark !== null) {
      fence = mark;
    } else if (index > 0) {
      const isBlock = heading.test(line) || (isLong && isAfterBlank && paragraph.test(line));
      if (isBlock || (item !== null && isChosen(line))) {
        cuts.push({ offset: index, sentinel: isBlock || item === null ? '#\n' : `${item} x\n` });
        last = index;
      }
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
/** What begins no line across the page either. */
const listItem = /^([-+*]|\d{1,9}[.)]) (?:\[[ xX]\] )?(?:(?<!\* )\*\*)?[\p{L}\p{N}[(@"`]/u;
const blank = /^[ \t\r\n]*$/;

/** Every fourth item by its words, so that an edit in a list leaves the cuts behind it where they are. */
function isChosen(line: string): boolean {
  let sum = 0;
  for (let at = 0; at < Math.min(line.length, 40); at++)
    sum = (sum * 31 + line.charCodeAt(at)) >>> 0;
  return sum % 4 === 0;
}
