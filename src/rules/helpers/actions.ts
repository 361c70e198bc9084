import type { ActionItem } from '../../postmortem/types.ts';

/** Whether there is still something to do. */
export function isOpen({ status }: ActionItem): boolean {
  return status === 'open' || status === 'in-progress';
}
