import { compareText } from '../../message/message.ts';
import { type ActionFilter, actionFilters } from '../action-filters.ts';
import { type ActionList, type ActionListGroup, actionLists, isOwner } from '../action-lists.ts';
import { type ActionCount, type ActionRow, isOpen, madeFrom } from '../action-rows.ts';
import { ownerCalendar, type SiteFile, siteFiles, sitePaths } from '../addresses.ts';
import { groupBy } from '../group-by.ts';
import { type Paging, paginate } from '../paging.ts';
import type { Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { FeedLink, PageView, SitePath, TemplatePage } from '../types.ts';

/** In the order in which they ask for attention. */
const groupKeys = ['overdue', 'due', 'undated', 'closed'] as const;
type GroupKey = (typeof groupKeys)[number];

/** Action items on a page: some 20 KB when compressed. */
export const actionPageSize = 200;

/** Action items of a page that ask for attention alike. */
export interface ActionGroup {
  readonly key: GroupKey;
  readonly rows: readonly ActionRow[];
  /** How many there are on all pages. */
  readonly total: number;
}

/** The start of a group in the list of all items. */
export interface GroupLink {
  readonly key: GroupKey;
  readonly total: number;
  readonly path: SitePath;
}

export interface ActionsView extends PageView {
  readonly count: ActionCount;
  readonly groups: readonly ActionGroup[];
  readonly paging: Omit<Paging<ActionRow>, 'entries'>;
  /** The list that the page belongs to; null for that of all items. */
  readonly list: ListLink | null;
  /** The due dates of what the page shows; null where there is no such file. */
  readonly calendar: SiteFile | null;
  /** The feed of an owner. */
  readonly feed: FeedLink | null;
  /** Of the list of all items: where its groups start, and the ways to list them otherwise. */
  readonly starts: readonly GroupLink[];
  readonly lists: readonly ListLink[];
  readonly filters: readonly ActionFilter[];
}

/** A list as other pages name it. */
export type ListLink = Pick<ActionList, 'title' | 'path'>;

export interface ActionListView extends PageView {
  readonly groups: readonly Omit<ActionListGroup, 'rows'>[];
}

/** The index of action items across all postmortems, and its lists by owner, service, and so on. */
export function actionPages(survey: Survey): TemplatePage[] {
  const lists = actionLists(survey).filter(({ groups }) => groups.length > 0);
  return [...allPages(survey, lists), ...lists.flatMap((list) => listPages(survey, list))];
}

/** The items of all posts in the order of their pages. */
export const orderedActions = ({ actions }: Survey): readonly ActionRow[] => byUrgency(actions);

function allPages(survey: Survey, lists: readonly ActionList[]): TemplatePage[] {
  const { t } = survey.texts;
  const rows = orderedActions(survey);
  const pages = paginate(rows, (page) => pagePath(sitePaths.actions, page), actionPageSize);
  const totals = totalsOf(rows);
  const starts = groupKeys.flatMap((key): GroupLink[] => {
    const first = rows.findIndex((row) => groupOf(row) === key);
    const page = pages[Math.floor(first / actionPageSize)];
    return first < 0 || page === undefined
      ? []
      : [{ key, total: totals.get(key) ?? 0, path: page.path }];
  });
  return pages.map((paging) =>
    actionsPage(survey, paging, totals, {
      title: t('site.actions'),
      description: t('actions.about'),
      count: survey.actionCount,
      list: null,
      calendar: siteFiles.calendar,
      feed: null,
      starts: paging.number === 1 ? starts : [],
      lists: paging.number === 1 ? lists.map(linkOf) : [],
    }),
  );
}

function listPages(survey: Survey, list: ActionList): TemplatePage[] {
  const index = templatePage(
    list.path,
    'pages/action-list',
    (): ActionListView => ({
      title: list.title,
      description: list.about,
      part: 'actions',
      scripts: [],
      groups: list.groups.map(({ name, label, path, count }) => ({ name, label, path, count })),
    }),
  );
  return [index, ...list.groups.flatMap((group) => groupPages(survey, list, group))];
}

function groupPages(survey: Survey, list: ActionList, group: ActionListGroup): TemplatePage[] {
  const rows = byUrgency(group.rows);
  const totals = totalsOf(rows);
  const title = survey.texts.t('actions.of', { name: group.label });
  return paginate(rows, (page) => pagePath(group.path, page), actionPageSize).map((paging) =>
    actionsPage(survey, paging, totals, {
      title,
      description: null,
      count: group.count,
      list: linkOf(list),
      calendar: list.kind === 'owners' ? ownerCalendar(group.path) : null,
      feed: isOwner(list, group)
        ? { title: `${survey.config.title}: ${group.label}`, folder: group.path }
        : null,
      starts: [],
      lists: [],
    }),
  );
}

const linkOf = ({ title, path }: ActionList): ListLink => ({ title, path });

type PageFacts = Omit<ActionsView, 'groups' | 'paging' | 'part' | 'scripts' | 'filters'>;

function actionsPage(
  survey: Survey,
  { entries, ...paging }: Paging<ActionRow>,
  totals: ReadonlyMap<GroupKey, number>,
  facts: PageFacts,
): TemplatePage {
  const { config, texts } = survey;
  const isFiltered = facts.list === null && paging.number === 1;
  const filters = () => (isFiltered ? actionFilters(survey, []) : []);
  const view = (): ActionsView => ({
    ...facts,
    part: 'actions',
    scripts: isFiltered ? ['overdue', 'actions'] : ['overdue'],
    feeds: [
      ...(facts.feed === null ? [] : [facts.feed]),
      { title: `${config.title}: ${texts.t('site.actions')}`, folder: sitePaths.actions },
    ],
    groups: groupRows(entries).map(([key, rows]) => ({
      ...{ key, rows, total: totals.get(key) ?? rows.length },
    })),
    paging,
    filters: filters(),
  });
  const from = () => [facts, paging, totals, filters(), madeFrom(entries)];
  const rest = paging.number === 1 ? {} : { sitemap: null };
  return templatePage(paging.path, 'pages/actions', view, { ...rest, from });
}

const pagePath = (first: SitePath, page: number): SitePath =>
  page === 1 ? first : sitePaths.further(first, page);

/** Rows by group, and in a group those with a date by date, others in the order of their posts. */
function byUrgency(rows: readonly ActionRow[]): ActionRow[] {
  const byDue = (a: ActionRow, b: ActionRow): number =>
    compareText(a.item.due ?? '', b.item.due ?? '');
  return groupRows(rows).flatMap(([key, members]) =>
    key === 'overdue' || key === 'due' ? members.toSorted(byDue) : members,
  );
}

function groupRows(
  rows: readonly ActionRow[],
): readonly (readonly [GroupKey, readonly ActionRow[]])[] {
  const groups = groupBy(rows.map((row) => [groupOf(row), row] as const));
  return groupKeys.flatMap((key) => {
    const members = groups.get(key);
    return members === undefined ? [] : [[key, members] as const];
  });
}

const totalsOf = (rows: readonly ActionRow[]): ReadonlyMap<GroupKey, number> =>
  new Map(groupRows(rows).map(([key, members]) => [key, members.length]));

function groupOf({ item, overdue }: ActionRow): GroupKey {
  if (!isOpen(item)) return 'closed';
  if (overdue) return 'overdue';
  return item.due === null ? 'undated' : 'due';
}
