import type { Day } from '../../postmortem/types.ts';
import type { ActionRecord } from './action-record.ts';
import { writeJson } from './write-json.ts';

/**
 * Action items as JSON. `as_of` is the day that `overdue` is meant for: an item is overdue from the day after
 * its due date while it is open or in progress, so anybody can tell for another day.
 */
export const actionsJson = (items: readonly ActionRecord[], today: Day): string =>
  writeJson({ as_of: today, items });
