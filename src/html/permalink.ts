import type { Element } from 'hast';
import { h, isElement } from './nodes.ts';

/**
 * Makes the time of a timeline entry the link to the entry. Where the author's own link holds the time,
 * or stands in it, it stays the only one.
 */
export function linkTime(parent: Element, time: Element, id: string): void {
  if (holdsLink(time)) return;
  for (const [index, node] of parent.children.entries()) {
    if (node === time) {
      const link = h('a', { className: ['permalink'], href: `#${id}` }, [time]);
      parent.children[index] =
        time.position === undefined ? link : { ...link, position: time.position };
    } else if (node.type === 'element' && !isElement(node, 'a')) linkTime(node, time, id);
  }
}

const holdsLink = ({ children }: Element): boolean =>
  children.some((node) => node.type === 'element' && (node.tagName === 'a' || holdsLink(node)));
