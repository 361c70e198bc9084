import { count, quote } from '../../message/words.ts';
import type { ActionItem } from '../../postmortem/types.ts';
import type { Finding } from '../types.ts';

/** Whether there is still something to do. */
export function isOpen({ status }: ActionItem): boolean {
  return status === 'open' || status === 'in-progress';
}

/**
 * One finding for each open item that lacks something, or a single one, at the first, where none of
 * several has it: then it is a habit of the post and no slip of an item.
 */
export function* findLacking(
  items: readonly ActionItem[],
  has: (item: ActionItem) => boolean,
  what: string,
  rest: Pick<Finding, 'expected' | 'note'>,
): Generator<Finding> {
  const open = items.filter(isOpen);
  const lacking = open.filter((item) => !has(item));
  const [first] = lacking;
  if (first !== undefined && lacking.length > 2 && !items.some(has)) {
    const unexpected = `${count(lacking.length, 'action item')} without ${what}`;
    yield { place: first.place, unexpected, ...rest };
    return;
  }
  for (const { place, text } of lacking) {
    yield { place, unexpected: `action item ${quote(text)} without ${what}`, ...rest };
  }
}
