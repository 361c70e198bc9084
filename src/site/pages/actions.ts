import { compareText } from '../../message/message.ts';
import { sitePaths } from '../addresses.ts';
import { type ActionCount, type ActionRow, isOpen, type Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { Texts } from '../texts/texts.ts';
import type { PageView, TemplatePage } from '../types.ts';

/** Action items in the order in which they ask for attention. */
export interface ActionGroup {
  readonly key: 'overdue' | 'due' | 'undated' | 'closed';
  readonly rows: readonly ActionRow[];
}

export interface ActionsView extends PageView {
  readonly count: ActionCount;
  readonly groups: readonly ActionGroup[];
  /** What the filters offer, each once. */
  readonly owners: readonly string[];
  readonly services: readonly string[];
  readonly severities: readonly string[];
}

/** The index of action items across all postmortems. */
export function actionsPage(survey: Survey, { t }: Texts): TemplatePage {
  return templatePage(
    sitePaths.actions,
    'pages/actions',
    (): ActionsView => ({
      title: t('site.actions'),
      description: t('actions.about'),
      part: 'actions',
      scripts: ['overdue', 'actions'],
      count: survey.actionCount,
      groups: groupActions(survey.actions),
      owners: names(survey.actions.flatMap(({ item }) => item.owners)),
      services: survey.facets.services
        .filter(({ actions }) => actions.all > 0)
        .map(({ name }) => name),
      severities: survey.facets.severities
        .filter(({ actions }) => actions.all > 0)
        .map(({ name }) => name),
    }),
  );
}

/** Groups rows by urgency; those with a date by date, others in the order of their posts. */
export function groupActions(rows: readonly ActionRow[]): ActionGroup[] {
  const keys = ['overdue', 'due', 'undated', 'closed'] as const;
  const groups: Record<ActionGroup['key'], ActionRow[]> = {
    overdue: [],
    due: [],
    undated: [],
    closed: [],
  };
  for (const row of rows) groups[groupOf(row)].push(row);
  const byDue = (a: ActionRow, b: ActionRow): number =>
    compareText(a.item.due ?? '', b.item.due ?? '');
  groups.overdue.sort(byDue);
  groups.due.sort(byDue);
  return keys
    .map((key) => ({ key, rows: groups[key] }))
    .filter(({ rows: { length } }) => length > 0);
}

function groupOf({ item, overdue }: ActionRow): ActionGroup['key'] {
  if (!isOpen(item)) return 'closed';
  if (overdue) return 'overdue';
  return item.due === null ? 'undated' : 'due';
}

const names = (list: readonly string[]): string[] =>
  [...new Set(list)].sort(
    (a, b) => compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b),
  );
