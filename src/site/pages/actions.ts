import { compareText } from '../../message/message.ts';
import { type ActionCount, type ActionRow, isOpen } from '../action-rows.ts';
import { sitePaths } from '../addresses.ts';
import { groupBy } from '../group-by.ts';
import type { Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { Texts } from '../texts/texts.ts';
import type { PageView, TemplatePage } from '../types.ts';

/** In the order in which they ask for attention. */
const groupKeys = ['overdue', 'due', 'undated', 'closed'] as const;

/** Action items that ask for attention alike. */
export interface ActionGroup {
  readonly key: (typeof groupKeys)[number];
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
function groupActions(rows: readonly ActionRow[]): ActionGroup[] {
  const groups = groupBy(rows.map((row) => [groupOf(row), row] as const));
  const byDue = (a: ActionRow, b: ActionRow): number =>
    compareText(a.item.due ?? '', b.item.due ?? '');
  return groupKeys.flatMap((key) => {
    const members = groups.get(key);
    if (members === undefined) return [];
    const isDated = key === 'overdue' || key === 'due';
    return { key, rows: isDated ? members.toSorted(byDue) : members };
  });
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
