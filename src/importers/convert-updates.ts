import { headingMatcher } from '../postmortem/sections/match-heading.ts';
import type { SectionAliases } from '../postmortem/types.ts';
import type { EditedLines } from './edit-body.ts';
import { findFenced, isBlank } from './lines.ts';
import { type NumberedLine, newLine } from './numbered.ts';
import type { Change } from './types.ts';

/** Hugo's mark ends what it dates. */
const shortcode = /\{\{[<%]\s{0,4}track\s{1,4}["'`]([^"'`\n]{4,60})["'`]\s{0,4}\/?[>%]\}\}/;
/** MDX's element encloses it. */
const opening = /<Update\s{1,8}date=["'{]{1,2}([^"'}\n]{4,60})["'}]{1,2}\s{0,4}>/;
const closing = /<\/Update\s{0,4}>/;

/**
 * Makes the dated updates of a status page (`{{< track "…" >}}`, `<Update date="…">`) entries of a
 * timeline, each with its words as they are. Text without updates comes back as it is.
 */
export function convertUpdates(
  lines: readonly NumberedLine[],
  aliases: SectionAliases,
): EditedLines {
  const fenced = findFenced(lines.map(({ text }) => text));
  const out: NumberedLine[] = [];
  const changes: Change[] = [];
  let first: number | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as NumberedLine;
    const update = fenced[index] ? null : (enclosed(lines, index) ?? ended(out, line));
    if (update === null) {
      out.push(line);
      continue;
    }
    out.length -= update.taken;
    first ??= out.length;
    out.push(...toEntry(update));
    const { number } = line;
    changes.push({
      line: number,
      text: `the update of ${update.stamp} became an entry of the timeline`,
    });
    index = update.end ?? index;
  }
  if (first === null) return { lines, changes: [] };
  return { lines: addHeading(out, first, aliases), changes };
}

interface Update {
  readonly stamp: string;
  readonly body: readonly NumberedLine[];
  /** Lines before this one that belong to the update. */
  readonly taken: number;
  /** Index of the last line of an element. */
  readonly end?: number;
}

function enclosed(lines: readonly NumberedLine[], index: number): Update | null {
  const line = lines[index] as NumberedLine;
  const start = opening.exec(line.text);
  if (start === null || line.text.slice(0, start.index).trim() !== '') return null;
  const body: NumberedLine[] = [];
  for (let end = index; end < Math.min(lines.length, index + 500); end++) {
    const current = lines[end] as NumberedLine;
    const from = end === index ? start.index + start[0].length : 0;
    const close = closing.exec(current.text);
    const text = current.text.slice(from, close?.index);
    body.push({ ...current, text });
    if (close === null) continue;
    const rest = current.text.slice(close.index + close[0].length);
    if (rest.trim() !== '') body.push({ ...current, text: rest });
    return { stamp: (start[1] ?? '').trim(), body, taken: 0, end };
  }
  return null;
}

/** The block that a shortcode ends: the lines before it up to a blank line, a heading or another entry. */
function ended(before: readonly NumberedLine[], line: NumberedLine): Update | null {
  const mark = shortcode.exec(line.text);
  if (mark === null) return null;
  let taken = 0;
  for (;;) {
    const previous = before.at(-1 - taken);
    if (
      previous === undefined ||
      isBlank(previous.text) ||
      /^(?:#{1,6}\s|- \d{4}-)/.test(previous.text)
    )
      break;
    taken++;
  }
  const text = line.text.replace(shortcode, '').trimEnd();
  // Two on a line: nothing says which words are whose, so they stay as written.
  if (shortcode.test(text)) return null;
  const body = [...before.slice(before.length - taken), { ...line, text }];
  return { stamp: (mark[1] ?? '').trim(), body, taken };
}

/** A list item, its lines without the indentation they had inside the element. */
function toEntry({ stamp, body }: Update): readonly NumberedLine[] {
  const filled = body.filter(
    ({ text }, index) => !isBlank(text) || (index > 0 && index < body.length - 1),
  );
  const indents = filled.flatMap(({ text }) =>
    isBlank(text) ? [] : [/^\s*/.exec(text)?.[0].length ?? 0],
  );
  const indent = Math.min(...indents, 12);
  const words = filled.map((line) => ({
    ...line,
    text: line.text.slice(Math.min(indent, line.text.length - line.text.trimStart().length)),
  }));
  while (words.length > 0 && isBlank(words[0]?.text)) words.shift();
  const [head, ...rest] = words;
  if (head === undefined) return [newLine(`- ${stamp}`)];
  return [
    { ...head, text: `- ${stamp} ${head.text}` },
    ...rest.map((line) => (isBlank(line.text) ? line : { ...line, text: `  ${line.text}` })),
  ];
}

/** Puts a heading over the first entry, unless the text has a timeline or the entry stands under its own. */
function addHeading(
  lines: readonly NumberedLine[],
  first: number,
  aliases: SectionAliases,
): readonly NumberedLine[] {
  const match = headingMatcher(aliases);
  const hasTimeline = lines.some(
    ({ text }) =>
      /^#{1,6}\s/.test(text) &&
      match(text.replace(/^#+/, '')).some(
        (part) => part[0]?.kind === 'timeline' && part[0].condition === null,
      ),
  );
  if (hasTimeline) return lines;
  let at = first;
  while (at > 0 && isBlank(lines[at - 1]?.text)) at--;
  const over = lines[at - 1]?.text ?? '';
  const isOwn = /^#{1,5}\s/.test(over);
  // `## Update` over an entry stays, one level below the timeline.
  const start = isOwn ? at - 1 : first;
  const rest = lines
    .slice(start)
    .map((line) => (isOwn && line.text === over ? { ...line, text: `#${line.text}` } : line));
  const gap = start === 0 || isBlank(lines[start - 1]?.text) ? [] : [newLine()];
  return [...lines.slice(0, start), ...gap, newLine('## Timeline'), newLine(), ...rest];
}
