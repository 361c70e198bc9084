import type { Code, Nodes } from 'mdast';

/** A line break that the author forced: two blanks, a backslash, `<br>`. */
export const hardBreak = '\u2028';

/** What a reader sees of inline nodes, with the way back to the file. */
export interface Flat {
  readonly text: string;
  /** For every character of `text` its offset in the file, and one more for the end. */
  readonly offsets: readonly number[];
  /** Offset behind the last node, its closing marks included. */
  readonly end: number;
  /** Marks that are open at a character, as they stand in the file: `**`, `[`. */
  readonly openers: (at: number) => string;
  /** Whether a mark ends in front of a character, as in `**10:05** alert`. */
  readonly closes: (at: number) => boolean;
}

/**
 * Flattens nodes into the text a reader sees: marks, HTML and footnote marks go, line breaks stay
 * (`\n` as wrapped, `hardBreak` as forced). Characters in front of the file offset `from` are left out.
 */
export function flatten(nodes: readonly Nodes[], source: string, from = 0): Flat {
  let text = '';
  const offsets: number[] = [];
  const spans: { readonly start: number; end: number; readonly opener: string }[] = [];
  let last = from;

  const push = (value: string, start: number, end: number, width: number): void => {
    if (start < from) {
      if (width === 1 && end > from) push(value.slice(from - start), from, end, width);
      return;
    }
    text += value;
    for (let index = 0; index < value.length; index++)
      offsets.push(Math.min(start + index * width, end));
    last = Math.max(last, end);
  };
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    if (node.type === 'text' || node.type === 'inlineCode') {
      const skipped =
        node.type === 'text' ? 0 : (/^`+/.exec(source.slice(start, end))?.[0].length ?? 0);
      const opened = text.length;
      alignTo(source, start + skipped, end - skipped, node.value, push);
      if (skipped > 0)
        spans.push({
          start: opened,
          end: text.length,
          opener: source.slice(start, start + skipped),
        });
    } else if (node.type === 'break') push(hardBreak, start, end, 0);
    else if (node.type === 'html') {
      if (/^<br\b/i.test(node.value)) push(hardBreak, start, end, 0);
    } else if ('children' in node) {
      const opened = text.length;
      const child = node.children[0]?.position?.start.offset ?? start;
      for (const inner of node.children) visit(inner);
      const opener = source.slice(start, child);
      if (isMark.has(node.type) && opener !== '')
        spans.push({ start: opened, end: text.length, opener });
    }
  };
  // A struck stamp gives way to the one behind it.
  const [first, ...others] = nodes;
  for (const node of first?.type === 'delete' && others.length > 0 ? others : nodes) visit(node);
  offsets.push(last);
  return {
    text,
    offsets,
    end: Math.max(last, nodes.at(-1)?.position?.end.offset ?? 0),
    closes: (at) => spans.some(({ end }) => end === at),
    openers: (at) =>
      spans
        .filter((span) => span.start <= at && at < span.end)
        .sort((one, other) => one.start - other.start || other.end - one.end)
        .map((span) => span.opener)
        .join(''),
  };
}

/** The lines of a code block, without fence and indent. */
export function flattenCode({ value, position }: Code, source: string): Flat {
  const start = position?.start.offset ?? 0;
  const end = position?.end.offset ?? start;
  const fenced = /^[ \t]*(?:`{3}|~{3})/.test(source.slice(start, start + 20));
  const offsets: number[] = [];
  alignTo(
    source,
    fenced ? source.indexOf('\n', start) + 1 : start,
    end,
    value,
    (text, from, to, width) => {
      for (let index = 0; index < text.length; index++) {
        offsets.push(Math.min(from + index * width, to));
      }
    },
  );
  // The closing fence tells nothing.
  const told = fenced ? (offsets.at(-1) ?? start) + 1 : end;
  return { ...plainFlat(value, start), offsets: [...offsets, told], end: told };
}

/** The same with the text of the file between `start` and it, such as the marker of a list item. */
export function prefixFlat(flat: Flat, source: string, start: number): Flat {
  const prefix = plainFlat(source.slice(start, flat.offsets[0] ?? flat.end), start);
  const width = prefix.text.length;
  return {
    text: prefix.text + flat.text,
    offsets: [...prefix.offsets.slice(0, width), ...flat.offsets],
    end: flat.end,
    openers: (at) => flat.openers(at - width),
    closes: (at) => flat.closes(at - width),
  };
}

/** Text that stands in the file as it is, from `start` on. */
function plainFlat(text: string, start: number): Flat {
  return {
    text,
    offsets: Array.from({ length: text.length + 1 }, (_, index) => start + index),
    end: start + text.length,
    closes: () => false,
    openers: () => '',
  };
}

const isMark = new Set(['strong', 'emphasis', 'delete', 'link', 'linkReference']);

type Push = (value: string, start: number, end: number, width: number) => void;

/** Walks the value of a node beside its source, where escapes, entities and indents are longer. */
function alignTo(source: string, start: number, end: number, value: string, push: Push): void {
  if (source.slice(start, end) === value) {
    push(value, start, end, 1);
    return;
  }
  let at = start;
  for (const char of value) {
    if (source.startsWith(char, at)) {
      push(char, at, at + char.length, 1);
      at += char.length;
      continue;
    }
    const entity =
      source.charAt(at) === '&' ? /^&[#\w]{1,32};/.exec(source.slice(at, at + 34)) : null;
    if (entity !== null) {
      push(char, at, at + entity[0].length, 0);
      at += entity[0].length;
      continue;
    }
    // An escape, the indent of a wrapped line, the end of a line inside code.
    const next = source.indexOf(char, at);
    if (next !== -1 && next < end && next - at <= 80) at = next;
    push(char, Math.min(at, end), Math.min(at + char.length, end), 0);
    at = Math.min(at + char.length, end);
  }
}
