import type { Element, ElementContent, Root } from 'hast';
import type { InternalBlock } from '../document/internal-blocks.ts';
import { addClasses, h, startOf } from './nodes.ts';
import type { BodyLabels } from './types.ts';

/** Elements between whose children a label of our own may stand. */
const holdsBlocks = new Set(['blockquote', 'div', 'details', 'li', 'section']);

/**
 * Marks what came from an internal block with a class, each outermost element, and says so in words in front
 * of it: nobody should pass on a page without seeing which parts of it are not public.
 */
export function markInternal(
  parent: Root | Element,
  blocks: readonly InternalBlock[],
  labels: BodyLabels,
): void {
  if (blocks.length === 0) return;
  const children: ElementContent[] = [];
  let last: InternalBlock | undefined;
  for (const node of parent.children as ElementContent[]) {
    children.push(node);
    if (node.type === 'element') {
      const block = blockAt(blocks, startOf(node));
      if (block === undefined) markInternal(node, blocks, labels);
      else {
        addClasses(node, 'internal');
        const hasRoom = parent.type === 'root' || holdsBlocks.has(parent.tagName);
        if (block !== last && hasRoom) {
          const label = h('p', { className: ['internal', 'internal-label'] }, [labels.internal]);
          // Behind a heading, so that it goes with its section.
          children.splice(/^h\d$/.test(node.tagName) ? children.length : -1, 0, label);
        }
      }
      last = block;
    }
  }
  parent.children = children;
}

const blockAt = (blocks: readonly InternalBlock[], offset: number): InternalBlock | undefined =>
  blocks.find(({ place: { start, end } }) => offset >= start.offset && offset < end.offset);
