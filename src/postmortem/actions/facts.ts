import type { Role } from './role-names.ts';

/** One thing learned about an item from its text. */
export interface Fact {
  /** `mark`: words that only announce an item or a ticket. */
  readonly role: Exclude<Role, 'text'> | 'mark';
  readonly value: string;
  /** Address of a ticket. */
  readonly url?: string | null;
  /** What to leave out of the item's text, as offsets; null where the words stay. */
  readonly cut: readonly [start: number, end: number] | null;
}
