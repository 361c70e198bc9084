import type { ActionItem, Day } from '../../../src/postmortem/types.ts';
import type { ActionRow } from '../../../src/site/action-rows.ts';
import { sitePaths } from '../../../src/site/addresses.ts';

/** An open action item of a postmortem of 1 March 2024. */
export function actionRowOf(item: Partial<ActionItem> = {}): ActionRow {
  return {
    overdue: false,
    item: {
      id: 'x',
      anchor: 'ai-x',
      text: 'Watch the pool',
      status: 'open',
      owners: [],
      due: null,
      dueText: null,
      dueFromPolicy: false,
      type: null,
      priority: null,
      tickets: [],
      note: null,
      ...item,
    },
    card: {
      path: sitePaths.postmortem('a'),
      slug: 'a',
      id: 'INC-1',
      title: 'A full pool',
      date: '2024-03-01' as Day,
      severity: { name: 'SEV2' },
      services: [{ name: 'api' }],
    },
  } as unknown as ActionRow;
}
