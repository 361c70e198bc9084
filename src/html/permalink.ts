import type { Element } from 'hast';
import { h, isElement } from './nodes.ts';

/**
 * Makes the time of a timeline entry the link to the entry. Where the author's own link holds the time,
 * or stands in it, it stays the only one.
 */
export function linkTime(parent: Element, time: Element, id: string): void {
  if (!holdsLink(time)) replaceIn(parent, time, id);
}

/** Looks from the end, where the newest time is; answers whether it was found. */
function replaceIn(parent: Element, time: Element, id: string): boolean {
  for (let index = parent.children.length - 1; index >= 0; index--) {
    const node = parent.children[index];
    if (node === time) {
      const link = h('a', { className: ['permalink'], href: `#${id}` }, [time]);
      parent.children[index] =
        time.position === undefined ? link : { position: time.position, ...link };
      return true;
    }
    if (node?.type !== 'element' || isElement(node, 'a')) continue;
    if (replaceIn(node, time, id)) return true;
  }
  return false;
}

const holdsLink = ({ children }: Element): boolean =>
  children.some((node) => node.type === 'element' && (node.tagName === 'a' || holdsLink(node)));
