import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Nodes } from 'mdast';
import type { PostDocument } from '../document/types.ts';
import { h, isBlank, isElement, startOf, text, textOf } from './nodes.ts';
import type { BodyLabels } from './types.ts';

/** Numbers the marks of footnotes while a page is marked, and makes the list when it is done. */
export interface Footnotes {
  /** Turns a `<sup>` that is a footnote's mark into a link to the note; another stays what it is. */
  readonly markReference: (element: Element) => Element;
  /** The list of all notes with links back to each of their marks, or null where there are none. */
  readonly list: (notes: readonly HastRoot[]) => Element | null;
}

/** Only marks written as `[^1]` are footnotes, whatever HTML says. */
export function createFootnotes(
  { text: source, tree }: PostDocument,
  labels: BodyLabels,
): Footnotes {
  const offsets = source.includes('[^') ? referenceOffsets(tree) : new Set<number>();
  const mentions = new Map<number, number>();

  const markReference = (element: Element): Element => {
    const [link] = element.children;
    const number = Number(textOf(element));
    if (!offsets.has(startOf(element)) || !isElement(link, 'a') || !Number.isInteger(number)) {
      return element;
    }
    const mention = (mentions.get(number) ?? 0) + 1;
    mentions.set(number, mention);
    link.properties = {
      href: `#${noteId(number)}`,
      id: referenceId(number, mention),
      role: 'doc-noteref',
      ariaLabel: `${labels.footnote} ${number}`,
    };
    return element;
  };

  const list = (notes: readonly HastRoot[]): Element | null => {
    if (notes.length === 0) return null;
    const items = notes.map((note, index) => {
      const content = note.children as ElementContent[];
      const last = content.findLast((child) => child.type === 'element');
      const target = isElement(last, 'p') ? last.children : content;
      trimEnd(target);
      target.push(...backLinks(index + 1, mentions.get(index + 1) ?? 0, labels));
      return h('li', { id: noteId(index + 1) }, content);
    });
    return h(
      'section',
      { className: ['footnotes'], role: 'doc-endnotes', ariaLabel: labels.footnotes },
      [h('ol', {}, items)],
    );
  };

  return { markReference, list };
}

function backLinks(number: number, mentions: number, labels: BodyLabels): ElementContent[] {
  return Array.from({ length: mentions }, (_, index) => [
    text(' '),
    h(
      'a',
      {
        className: ['footnote-back'],
        href: `#${referenceId(number, index + 1)}`,
        role: 'doc-backlink',
        ariaLabel: `${labels.back} ${number}${index === 0 ? '' : ` (${index + 1})`}`,
      },
      ['↩'],
    ),
  ]).flat();
}

/** Takes off the blanks that `toHast` left between its own links back. */
function trimEnd(children: ElementContent[]): void {
  while (isBlank(children.at(-1))) children.pop();
  const last = children.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
}

const noteId = (number: number): string => `fn-${number}`;
const referenceId = (number: number, mention: number): string =>
  `fnref-${number}${mention === 1 ? '' : `-${mention}`}`;

function referenceOffsets(node: Nodes, offsets: Set<number> = new Set()): Set<number> {
  if (node.type === 'footnoteReference') offsets.add(node.position?.start.offset ?? -1);
  if ('children' in node) for (const child of node.children) referenceOffsets(child, offsets);
  return offsets;
}
