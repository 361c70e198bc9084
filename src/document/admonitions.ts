/** `!!! note "Title"`, `??? bug`: how Python-Markdown marks a box; its text is indented below. */
const opening =
  /^(?:!!!|\?\?\?\+?)[ \t]+([a-z][\w-]{0,30})(?:[ \t]+[\w-]{1,30}){0,3}(?:[ \t]+"([^"\r\n]*)")?[ \t]*$/i;

/** Nearly every post has none, which this tells without looking at lines. */
const sign = /^(?:!!!|\?\?\?\+?)[ \t]/m;

/** Boxes that GitHub knows too. */
const alerts: ReadonlyMap<string, string> = new Map([
  ['note', 'NOTE'],
  ['info', 'NOTE'],
  ['tip', 'TIP'],
  ['hint', 'TIP'],
  ['important', 'IMPORTANT'],
  ['warning', 'WARNING'],
  ['attention', 'WARNING'],
  ['caution', 'CAUTION'],
]);

/**
 * The text with boxes of MkDocs written as Markdown: a title as a line of bold words, what is in the box
 * as a quotation, where it would be code. Every offset stays. `start` is where the body starts.
 */
export function quoteAdmonitions(text: string, start: number): string {
  if (!sign.test(text)) return text;
  const lines = text.slice(start).split(/(\r\n|\r|\n)/);
  let fence: string | null = null;
  let isInside = false;
  for (let index = 0; index < lines.length; index += 2) {
    const line = lines[index] ?? '';
    if (isInside && (isIndented(line) || line.trim() === '')) {
      if (isIndented(line)) lines[index] = `>${line.slice(1)}`;
      continue;
    }
    isInside = false;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (fence !== null) {
      if (mark?.startsWith(fence) === true) fence = null;
      continue;
    }
    fence = mark;
    const [, type, title] = opening.exec(line) ?? [];
    if (type === undefined || !isIndented(lines[nextWords(lines, index)] ?? '')) continue;
    isInside = true;
    const isClose = nextWords(lines, index) === index + 2;
    lines[index] = head(type, title, isClose, line.length).padEnd(line.length);
  }
  return text.slice(0, start) + lines.join('');
}

const isIndented = (line: string): boolean => /^(?: {4}|\t)[ \t]*\S/.test(line);

/** The next line with words. */
function nextWords(lines: readonly string[], from: number): number {
  let index = from + 2;
  while (index < lines.length && lines[index]?.trim() === '') index += 2;
  return index;
}

/** The first line of a box in at most `room` letters; `isClose`: its text follows at once. */
function head(type: string, title: string | undefined, isClose: boolean, room: number): string {
  if (title !== undefined) return title.trim() === '' ? '' : `**${title.trim()}**`;
  const alert = `>[!${alerts.get(type.toLowerCase())}]`;
  return alerts.has(type.toLowerCase()) && isClose && alert.length <= room ? alert : `*${type}*`;
}
