import type { Nodes } from 'mdast';
import { plainText } from '../../document/plain-text.ts';
import type { Flat } from './flat.ts';
import type { WrittenZone } from './grammar/zones.ts';
import type { StampedLine } from './lines.ts';
import type { Stamp } from './stamp.ts';

/** How an entry stands in the text. */
export type DraftForm = 'heading' | 'paragraph' | 'item' | 'row' | 'update';

/** A stamped piece of the chronology before its date and zone are worked out. Offsets are those of the file. */
export interface Draft {
  readonly form: DraftForm;
  /** Depth of a heading, 0 for all else. */
  readonly depth: number;
  readonly stamp: Stamp;
  readonly stampStart: number;
  readonly stampEnd: number;
  readonly start: number;
  end: number;
  /** What happened, piece by piece, in Markdown and as a reader sees it. */
  readonly markdown: string[];
  readonly plain: string[];
  /** Words in front of the stamp: `First detected` of `First detected: 10:05`. */
  readonly label: string | null;
  /** Something besides the stamp stands in its line. */
  readonly worded: boolean;
  /** Said to hold for all entries that name no day: `Unless noted otherwise, all on 2019-10-21`. */
  readonly standing?: boolean;
  /** Zone and year that the header of a table gives. */
  readonly column: ColumnHints | null;
}

/** What the header cell of a table says of its column: `Time (UTC)`, `Date (2021)`. */
export interface ColumnHints {
  readonly zone: WrittenZone | null;
  readonly year: number | null;
}

/** A block with stamped lines: its text and where it stands in the file. */
export interface StampedBlock {
  readonly form: DraftForm;
  readonly depth?: number;
  readonly flat: Flat;
  readonly start: number;
  readonly end: number;
}

/** One draft a stamped line, each up to the next; a line at the top starts where the block does. */
export function draftLines(
  block: StampedBlock,
  lines: readonly StampedLine[],
  source: string,
): readonly Draft[] {
  const { flat, start, end } = block;
  return lines.map((line, index): Draft => {
    const to = (lines[index + 1]?.from ?? flat.text.length + 1) - 1;
    const bounds = {
      start: line.from === 0 ? start : (flat.offsets[line.from] ?? start),
      end: to >= flat.text.length ? end : (flat.offsets[to] ?? end),
    };
    return draftLine({ ...block, ...bounds }, { ...line, to }, source);
  });
}

function draftLine(
  { form, depth = 0, flat, start, end }: StampedBlock,
  { from, to, stamp, label }: StampedLine,
  source: string,
): Draft {
  const at = (index: number): number => flat.offsets[index] ?? end;
  const bodyFrom = from + stamp.after;
  const body = flat.text.slice(bodyFrom, to);
  const shown = body.search(/\S/) === -1 ? to : bodyFrom + body.search(/\S/);
  const tail =
    flat.openers(shown) + source.slice(at(shown), to < flat.text.length ? at(to) : flat.end);
  const plain = tidy(body).replaceAll(/\s+/g, ' ');
  return {
    form,
    depth,
    stamp,
    stampStart: at(from + stamp.start),
    stampEnd: at(from + stamp.end - 1) + 1,
    start,
    end,
    markdown: [
      label === null || label.length <= longLabel
        ? (label ?? '')
        : source.slice(at(from), at(from + stamp.start)).replace(trailingWord, ''),
      plain === '' ? '' : tidy(tail),
    ].filter((text) => text !== ''),
    plain: [label ?? '', plain].filter((text) => text !== ''),
    label,
    worded: label !== null || /[^\s:.,;-]/.test(body.split(/[\n\u2028]/)[0] ?? ''),
    column: null,
  };
}

/** A sentence in front of its stamp keeps its marks; a label is a word or two. */
const longLabel = 40;
const trailingWord = /[\s:([,\u2013\u2014-]*(?:\s(?:at|on|from|since|by))?[\s:([,\u2013\u2014-]*$/i;

const tidy = (markdown: string): string =>
  markdown.replace(/(?:\s|\\$|<br\s*\/?>|\n:::)+$/i, '').trim();

/** Adds a block to what an entry tells, without the indent it has in the file. */
export function addBlock(draft: Draft, node: Nodes, source: string): void {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return;
  const indent = new RegExp(`\\n[ \\t]{1,${Math.min(Math.max(1, start.column - 1), 40)}}`, 'g');
  const text = source.slice(start.offset, end.offset);
  draft.markdown.push(start.column > 1 ? text.replaceAll(indent, '\n') : text);
  const shown = plainText(node);
  if (shown !== '') draft.plain.push(shown);
  draft.end = Math.max(draft.end, end.offset);
}
