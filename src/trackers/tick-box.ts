import type { Place } from '../message/place.ts';

/** The box of a list item, from the start of the item: `- [ ] `, `12. [ ] `. */
const box = /^([-*+]|\d{1,9}[.)])([ \t]{1,4})\[ \](?=[ \t\r\n]|$)/;

/**
 * The text of a post with the box of the item at `place` ticked, and no other character changed; null where
 * the item has no empty box.
 */
export function tickBox(text: string, { start }: Place): string | null {
  const match = box.exec(text.slice(start.offset, start.offset + 40));
  if (match === null) return null;
  const mark = start.offset + match[0].length - ' ]'.length;
  return `${text.slice(0, mark)}x${text.slice(mark + 1)}`;
}
