import { hash } from 'node:crypto';
import { derivedId } from '../postmortem/actions/name-items.ts';
import type { ActionItem, Day } from '../postmortem/types.ts';
import { safeUrl } from './safe-url.ts';
import type { PostCard } from './survey.ts';

/** An action item with the postmortem it comes from, as pages show it. */
export interface ActionRow {
  /** Its tickets have no address but a safe one. */
  readonly item: ActionItem;
  readonly card: PostCard;
  readonly overdue: boolean;
}

/**
 * The one name of an action item across the site: feeds and calendars hang on it. It is what it would be had the
 * post's file never been renamed.
 */
export function actionId({ item, card }: Pick<ActionRow, 'item' | 'card'>): string {
  const { id, lasting } = card;
  const derived = id === lasting ? null : derivedId(id, item.text);
  const isDerived = derived !== null && item.id.startsWith(derived);
  const own = isDerived ? derivedId(lasting, item.text) + item.id.slice(derived.length) : item.id;
  return JSON.stringify(['action', lasting, own]);
}

/**
 * All that pages and files of these action items are made from (see `TextPage`). An item is in half a dozen lists
 * and is read once for all.
 */
export const madeFrom = (rows: readonly ActionRow[]): readonly unknown[] =>
  rows.flatMap((row) => [keyOf(row), row.card]);

const keys = new WeakMap<ActionRow, string>();

function keyOf(row: ActionRow): string {
  const known = keys.get(row);
  if (known !== undefined) return known;
  // No page tells where an item stands, and a line that is added above would make them all anew.
  const { place: _, ...item } = row.item;
  const key = hash('sha1', JSON.stringify([item, row.overdue]), 'base64url');
  keys.set(row, key);
  return key;
}

export interface ActionCount {
  readonly all: number;
  readonly done: number;
  readonly open: number;
  readonly overdue: number;
}

export const isOpen = ({ status }: ActionItem): boolean =>
  status === 'open' || status === 'in-progress';

/** An open item is overdue from the day after its due date. */
const isOverdue = (item: ActionItem, today: Day): boolean =>
  isOpen(item) && item.due !== null && item.due < today;

export function actionRow(item: ActionItem, card: PostCard, today: Day): ActionRow {
  const tickets = item.tickets.map(({ text, url }) => ({
    text,
    url: url === null ? null : safeUrl(url),
  }));
  return { item: { ...item, tickets }, card, overdue: isOverdue(item, today) };
}

export function countActions(items: readonly ActionItem[], today: Day): ActionCount {
  return {
    all: items.length,
    done: items.filter(({ status }) => status === 'done').length,
    open: items.filter(isOpen).length,
    overdue: items.filter((item) => isOverdue(item, today)).length,
  };
}

export function sumActions(counts: readonly ActionCount[]): ActionCount {
  const sum = { all: 0, done: 0, open: 0, overdue: 0 };
  for (const count of counts) {
    sum.all += count.all;
    sum.done += count.done;
    sum.open += count.open;
    sum.overdue += count.overdue;
  }
  return sum;
}
