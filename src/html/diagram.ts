import type { Element } from 'hast';
import { drawDiagram } from './draw-diagram.ts';
import { h } from './nodes.ts';
import type { BodyLabels } from './types.ts';

/** A name that the author gave the diagram for those who do not see it. */
const title = /^\s*accTitle\s*:[ \t]*(.{1,200})$/m;

/**
 * A block of Mermaid as a drawing with its source behind it, which says the same in words. Null where it
 * can't be drawn. `number` counts the drawings of a page.
 */
export function markDiagram(
  pre: Element,
  source: string,
  number: number,
  labels: BodyLabels,
): Element | null {
  const svg = drawDiagram(source, `page-diagram-${number}`);
  if (svg === null) return null;
  const name = title.exec(source)?.[1]?.trim();
  const drawing = h(
    'div',
    {
      className: ['diagram-drawing'],
      role: 'img',
      ariaLabel: name === undefined ? labels.diagram : `${labels.diagram}: ${name}`,
      // It scrolls sideways where it does not fit.
      tabIndex: 0,
      dataPagefindIgnore: '',
    },
    [svg],
  );
  const words = h('details', {}, [h('summary', {}, [labels.source]), pre]);
  return h('figure', { className: ['diagram'] }, [drawing, words]);
}
