import { type ActionRow, isOpen } from '../action-rows.ts';

/** Somebody who is asked to do something; `owner` null: items that nobody has taken. */
export interface Asked {
  readonly owner: string | null;
  readonly count: number;
  /** Address of the first of the items inside the page. */
  readonly anchor: string;
}

/** Who has open action items in a post, and how many: in the order of the text, nobody last. */
export function askedOf(rows: readonly ActionRow[]): readonly Asked[] {
  const asked = new Map<string | null, { count: number; anchor: string }>();
  for (const { item } of rows) {
    if (!isOpen(item)) continue;
    for (const owner of item.owners.length > 0 ? item.owners : [null]) {
      const { count, anchor } = asked.get(owner) ?? { count: 0, anchor: item.anchor };
      asked.set(owner, { count: count + 1, anchor });
    }
  }
  return [...asked]
    .map(([owner, known]) => ({ owner, ...known }))
    .sort((a, b) => Number(a.owner === null) - Number(b.owner === null));
}
