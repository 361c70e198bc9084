import type { Html } from '../html/types.ts';

const slot = /<span data-slot="([^"]{0,300})"><\/span>/g;

/** Puts what `fill` makes of each slot's name in its place; an empty text takes the slot away. */
export function fillSlots(html: Html, fill: (name: string) => string): Html {
  return html.replaceAll(slot, (_, name: string) => fill(name)) as Html;
}
