import type { ActionStatus } from '../postmortem/types.ts';
import type { TicketState } from './types.ts';

/** What a post and its tickets say otherwise. */
export type Difference =
  /** All tickets are closed, and at least one of them because the work was done. */
  | 'done'
  /** All tickets were closed without the work. */
  | 'wont-do'
  /** The post says it is over, and a ticket is open. */
  | 'reopened';

/** Compares the status of an action item with its tickets; null where they agree or nothing is known. */
export function compareStates(
  status: ActionStatus,
  tickets: readonly TicketState[],
): Difference | null {
  if (tickets.length === 0) return null;
  const isOver = status === 'done' || status === 'wont-do';
  const isOpen = tickets.some(({ state }) => state === 'open' || state === 'in-progress');
  if (isOpen) return isOver ? 'reopened' : null;
  if (isOver) return null;
  return tickets.some(({ state }) => state === 'done') ? 'done' : 'wont-do';
}
