import { isBlank } from '../lines.ts';
import { type NumberedLine, newLine } from '../numbered.ts';
import type { Change } from '../types.ts';
import type { Block } from './blocks.ts';
import { escapeText } from './escape-text.ts';

/** Lines with the marks of Markdown. */
export interface Marked {
  readonly lines: readonly NumberedLine[];
  readonly changes: readonly Change[];
  /** Lines that were only marks, such as the row under a heading. */
  readonly dropped: readonly NumberedLine[];
}

/** Writes lines as the blocks they are. Every word stays in its line; only marks and blank lines are added. */
export function writeBlocks(lines: readonly NumberedLine[], blocks: readonly Block[]): Marked {
  const out: NumberedLine[] = [];
  const changes: Change[] = [];
  const dropped: NumberedLine[] = [];
  let items = 0;
  const gap = (): void => {
    if (out.length > 0 && !isBlank(out.at(-1)?.text)) out.push(newLine());
  };
  const note = (line: number | null, text: string): void => {
    changes.push({ line, text });
  };
  const isList = (index: number): boolean => ['item', 'more'].includes(blocks[index]?.kind ?? '');

  lines.forEach((line, index) => {
    const block = blocks[index] ?? { kind: 'text' };
    const { text, number } = line;
    const before = blocks[index - 1]?.kind;
    switch (block.kind) {
      case 'blank':
        // One blank line separates blocks; items of one list stay together.
        if (!(isList(index - 1) && isList(index + 1))) gap();
        break;
      case 'heading':
        gap();
        out.push({ text: `${'#'.repeat(block.depth)} ${escapeText(text.trim())}`, number });
        note(number, `\`${text.trim()}\` became ${block.depth === 1 ? 'the title' : 'a heading'}`);
        break;
      case 'item': {
        if (!isList(index - 1) && !(before === 'blank' && isList(index - 2))) gap();
        const { depth, marker, text: words } = block.mark;
        const item = `${'   '.repeat(depth)}${marker} ${bold(words, block.label)}`;
        if (item !== text) items++;
        out.push({ text: item, number });
        break;
      }
      case 'more':
        out.push({ text: `${'   '.repeat(block.depth + 1)}${escapeText(text.trim())}`, number });
        break;
      case 'code':
        if (block.open !== null) {
          gap();
          out.push(newLine(`\`\`\`${block.open}`));
          note(number, `\`${text.trim().slice(0, 40)}\` and what follows became a block of code`);
        }
        out.push(line);
        if (block.close) out.push(newLine('```'));
        break;
      case 'row':
        if (block.first) {
          gap();
          note(number, 'lines with tabs became a table');
          if (!block.head)
            out.push(newLine(formatRow(block.cells.map(() => ''))), ruleOf(block.cells));
        }
        out.push({ text: formatRow(block.cells), number });
        if (block.first && block.head) out.push(ruleOf(block.cells));
        break;
      case 'kept':
        if (before !== 'kept') gap();
        out.push(line);
        break;
      case 'label':
        gap();
        out.push({
          text: bold(text.trimStart(), block.length - (text.length - text.trimStart().length)),
          number,
        });
        break;
      case 'text':
        writeText({ out, dropped, gap }, line, before);
    }
  });
  if (items > 0) note(null, `${items} lines became items of lists`);
  return { lines: out, changes, dropped };
}

/** Text whose first `length` characters are a label. */
const bold = (text: string, length: number): string =>
  length === 0
    ? escapeText(text)
    : `**${escapeText(text.slice(0, length).trim())}**${escapeText(text.slice(length))}`;

const formatRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => escapeText(cell).replaceAll(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;

const ruleOf = (cells: readonly string[]): NumberedLine =>
  newLine(`|${cells.map(() => ' --- |').join('')}`);

interface Output {
  readonly out: NumberedLine[];
  readonly dropped: NumberedLine[];
  readonly gap: () => void;
}

/** Running text keeps its lines, without an indentation that would make it code. */
function writeText(
  { out, dropped, gap }: Output,
  line: NumberedLine,
  before: Block['kind'] | undefined,
): void {
  const text = line.text.trim();
  const last = out.at(-1);
  if (/^[-=*_]{3,}$/.test(text)) {
    // A row under a heading was what made it one.
    if (/^#{1,6} /.test(last?.text ?? '')) dropped.push(line);
    else {
      gap();
      out.push({ ...line, text: '---' }, newLine());
    }
    return;
  }
  // A page that shows a link or a word of code in a line of its own tears its full stop off.
  if (before === 'text' && last !== undefined && /^[).,;:!?]/.test(text)) {
    out[out.length - 1] = { ...last, text: `${last.text}${escapeText(text)}` };
    return;
  }
  if (before !== undefined && before !== 'text' && before !== 'label') gap();
  out.push({ ...line, text: escapeText(text) });
}
