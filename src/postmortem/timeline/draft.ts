import type { Nodes } from 'mdast';
import { plainText } from '../../document/plain-text.ts';
import type { Flat } from './flat.ts';
import type { WrittenZone } from './grammar/zones.ts';
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
  /** Zone and year that the header of a table gives. */
  readonly column: ColumnHints | null;
}

/** What the header cell of a table says of its column: `Time (UTC)`, `Date (2021)`. */
export interface ColumnHints {
  readonly zone: WrittenZone | null;
  readonly year: number | null;
}

/** Starts a draft from a line of flat text: `from` and `to` bound the line inside `flat`. */
export function draftOfLine(
  line: {
    readonly form: DraftForm;
    readonly depth?: number;
    readonly flat: Flat;
    readonly from: number;
    readonly to: number;
    readonly stamp: Stamp;
    readonly start: number;
    readonly end: number;
    readonly label?: string;
  },
  source: string,
): Draft {
  const { flat, from, to, stamp, label } = line;
  const at = (index: number): number => flat.offsets[index] ?? line.end;
  const [stampStart, stampEnd] = [at(from + stamp.start), at(from + stamp.end - 1) + 1];
  const bodyFrom = from + stamp.after;
  const body = flat.text.slice(bodyFrom, to);
  const shown = body.search(/\S/) === -1 ? to : bodyFrom + body.search(/\S/);
  const tail = tidy(
    flat.openers(shown) + source.slice(at(shown), to < flat.text.length ? at(to) : flat.end),
  );
  const plain = tidy(body).replaceAll(/\s+/g, ' ');
  const words = [label ?? '', plain].filter((text) => text !== '');
  return {
    form: line.form,
    depth: line.depth ?? 0,
    stamp,
    stampStart,
    stampEnd,
    start: line.start,
    end: line.end,
    markdown: [label ?? '', plain === '' ? '' : tail].filter((text) => text !== ''),
    plain: words,
    label: label ?? null,
    worded: /[^\s:.,;-]/.test(body.split(/[\n\u2028]/)[0] ?? '') || label !== undefined,
    column: null,
  };
}

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
