import type { Code, List, PhrasingContent, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type pc from 'picocolors';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { printable, wrap } from './text.ts';

/** How Markdown is to look on a terminal. */
export interface TerminalStyle {
  readonly paint: ReturnType<typeof pc.createColors>;
  /** Cells that a line of prose may fill. */
  readonly width: number;
}

/** Markdown of our own pages as text for a terminal: wrapped, indented by two, without its marks. */
export function renderForTerminal(markdown: string, style: TerminalStyle): string {
  const { children } = unified().use(remarkParse).parse(markdown);
  return children
    .map((node) => renderBlock(node, style).map((line) => `  ${line}`.trimEnd()))
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function renderBlock(node: RootContent, style: TerminalStyle): readonly string[] {
  switch (node.type) {
    case 'heading':
      return [style.paint.bold(renderInline(node.children, style))];
    case 'paragraph':
      return wrap(renderInline(node.children, style), style.width);
    case 'list':
      return renderList(node, style);
    case 'code':
      return renderCode(node, style);
    default:
      return wrap(textOf(node), style.width);
  }
}

function renderList(list: List, style: TerminalStyle): readonly string[] {
  return list.children.flatMap((item, index) => {
    const mark = list.ordered === true ? `${(list.start ?? 1) + index}. ` : '• ';
    const inner = { ...style, width: style.width - mark.length };
    const lines = item.children.flatMap((child) => renderBlock(child, inner));
    return lines.map((line, number) => `${number === 0 ? mark : ' '.repeat(mark.length)}${line}`);
  });
}

/** Code as it stands, behind a bar, with what the example is about above it. */
function renderCode({ lang, meta, value }: Code, { paint }: TerminalStyle): readonly string[] {
  const label = meta ?? (lang === 'text' ? 'messages' : (lang ?? ''));
  const lines = value.split('\n').map((line) => `${paint.dim('│')} ${printable(line)}`);
  return label === '' ? lines : [paint.dim(label), ...lines];
}

function renderInline(nodes: readonly PhrasingContent[], style: TerminalStyle): string {
  const { paint } = style;
  return nodes
    .map((node): string => {
      if (node.type === 'inlineCode') return paint.cyan(`\`${node.value}\``);
      if (node.type === 'strong') return paint.bold(renderInline(node.children, style));
      if (node.type === 'emphasis') return paint.italic(renderInline(node.children, style));
      if (node.type === 'link') {
        const text = renderInline(node.children, style);
        return textOf(node) === node.url ? text : `${text} (${node.url})`;
      }
      return textOf(node);
    })
    .join('');
}
