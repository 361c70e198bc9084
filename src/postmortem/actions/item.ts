import type { ActionItem } from '../types.ts';

/** An item before it got its id, which depends on the items beside it. */
export type UnnamedItem = Omit<ActionItem, 'id' | 'anchor'> & {
  /** The id that the author wrote, or null. */
  readonly explicitId: string | null;
};
