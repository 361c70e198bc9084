import type { Day } from '../../postmortem/types.ts';
import type { ActionRecord } from './action-record.ts';

/**
 * Action items as JSON, in pieces, a line for each. `as_of` is the day that `overdue` is meant for: an item is overdue from the day after
 * its due date while it is open or in progress, so anybody can tell for another day.
 */
export function* actionsJson(items: Iterable<ActionRecord>, today: Day): Generator<string> {
  yield `{\n  "as_of": ${JSON.stringify(today)},\n  "items": [`;
  let before = '';
  for (const item of items) {
    yield `${before}\n    ${JSON.stringify(item)}`;
    before = ',';
  }
  yield before === '' ? ']\n}\n' : '\n  ]\n}\n';
}
