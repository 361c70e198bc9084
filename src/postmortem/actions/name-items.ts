import { hash } from 'node:crypto';
import { createAnchors } from '../../document/anchors.ts';
import type { ActionItem } from '../types.ts';
import type { UnnamedItem } from './item.ts';

/**
 * Gives every item its id and anchor. A derived id depends on the post and the item's own words, so
 * items that come, go or move leave the others' ids alone; only twins are numbered.
 */
export function nameItems(items: readonly UnnamedItem[], postId: string): readonly ActionItem[] {
  const used = new Set<string>();
  const twins = new Map<string, number>();
  const anchor = createAnchors('ai', 'item');
  return items.map(({ explicitId, ...item }) => {
    const wanted = explicitId ?? derivedId(postId, item.text);
    let id = wanted;
    while (used.has(id)) {
      const twin = (twins.get(wanted) ?? 1) + 1;
      twins.set(wanted, twin);
      id = `${wanted}-${twin}`;
    }
    used.add(id);
    return { id, anchor: anchor(id.replace(/^ai-/i, '')), ...item };
  });
}

/** The id of an item that has none of its own, without the number of a twin. */
export function derivedId(postId: string, text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return hash('sha256', `${postId}\n${words}`, 'hex').slice(0, 8);
}
