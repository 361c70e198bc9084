import { addDays } from '../dates.ts';
import type { ActionItem, Day, SeverityLevel } from '../types.ts';

/**
 * Gives open items without a due date the one that the house's policy for the severity says, counted
 * from the incident's day. What the author wrote is never changed.
 */
export function applyDuePolicy(
  items: readonly ActionItem[],
  date: Day | null,
  level: SeverityLevel | undefined,
): readonly ActionItem[] {
  const days = level?.dueDays ?? null;
  if (date === null || days === null) return items;
  const due = addDays(date, days);
  return items.map((item) => {
    const isSettled = item.status === 'done' || item.status === 'wont-do';
    if (isSettled || item.due !== null || item.dueText !== null) return item;
    return { ...item, due, dueFromPolicy: true };
  });
}
