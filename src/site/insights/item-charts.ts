import type { Catalog } from '../../catalog/types.ts';
import type { Day } from '../../postmortem/types.ts';
import { type ActionRow, isOpen } from '../action-rows.ts';
import { drawBars, type Series } from '../charts/draw-bars.ts';
import { cutPeriods } from '../charts/periods.ts';
import type { Survey } from '../survey.ts';
import { type Chart, countTable, tally } from './chart.ts';
import { spreadChart } from './duration-charts.ts';

const states = ['done', 'wont-do', 'open', 'overdue'] as const;

const stateOf = ({ item, overdue }: ActionRow): number => {
  if (overdue) return states.indexOf('overdue');
  return states.indexOf(isOpen(item) ? 'open' : item.status === 'done' ? 'done' : 'wont-do');
};

/** Action items over time by how far they are, by the date of their incident or their due date. */
export function itemChart(survey: Survey, by: 'incident' | 'due'): Chart | null {
  const { actions, texts } = survey;
  const { t } = texts;
  const dayOf = ({ item, card }: ActionRow): Day | null => (by === 'due' ? item.due : card.date);
  const dated = actions.flatMap((row) => {
    const day = dayOf(row);
    return day === null ? [] : [{ row, day }];
  });
  if (dated.length === 0) return null;
  const periods = cutPeriods(
    dated.map(({ day }) => day),
    texts,
  );
  const labels = periods.all.map(({ label }) => label);
  const series: Series[] = states.map((state) => ({ label: t(`status.${state}`), fill: state }));
  const counts = tally(
    labels.length,
    series.length,
    dated.map(({ row, day }) => [periods.placeOf(day), stateOf(row)]),
  );
  const count = (state: (typeof states)[number]): number =>
    dated.filter(({ row }) => stateOf(row) === states.indexOf(state)).length;
  const table = countTable(
    t('insights.period'),
    labels,
    series.map(({ label }) => label),
    counts,
    t('insights.total'),
  );
  return {
    id: by === 'due' ? 'items-due' : 'items',
    title: t(by === 'due' ? 'insights.itemsDue' : 'insights.items'),
    caption: [
      t('insights.items.counts', {
        count: dated.length,
        done: count('done'),
        open: count('open') + count('overdue'),
        overdue: count('overdue'),
      }),
      ...(dated.length < actions.length
        ? [t('insights.items.undated', { count: actions.length - dated.length })]
        : []),
    ],
    drawing: drawBars(labels, series, counts),
    table,
    data: table,
  };
}

/** An action item that is closed, with the day on which a post first said so. */
interface Closing {
  readonly row: ActionRow;
  readonly day: Day;
}

/** What git knows of closed items; those that were closed before the post was first committed are not known. */
export function findClosings({ actions, posts }: Survey, { updates }: Catalog): Closing[] {
  const paths = new Map(posts.map(({ post, card }) => [card, post.postmortem.path]));
  const key = (path: string, anchor: string): string => `${path}#${anchor}`;
  const closed = new Map<string, Day>();
  // The newest come first: the last closing counts where an item was opened again.
  for (const { path, instant, facts } of updates) {
    for (const fact of facts) {
      if (fact.kind !== 'item-status') continue;
      const at = key(path, fact.anchor);
      const isClosed = fact.to === 'done' || fact.to === 'wont-do';
      if (isClosed && !closed.has(at)) closed.set(at, instant.slice(0, 10) as Day);
    }
  }
  return actions.flatMap((row) => {
    if (isOpen(row.item)) return [];
    const day = closed.get(key(paths.get(row.card) ?? '', row.item.anchor));
    return day === undefined ? [] : [{ row, day }];
  });
}

/** Action items closed over time, as far as git knows. */
export function closedChart(
  { actions, texts }: Survey,
  closings: readonly Closing[],
): Chart | null {
  if (closings.length === 0) return null;
  const { t } = texts;
  const periods = cutPeriods(
    closings.map(({ day }) => day),
    texts,
  );
  const labels = periods.all.map(({ label }) => label);
  const ends = ['done', 'wont-do'] as const;
  const series: Series[] = ends.map((state) => ({ label: t(`status.${state}`), fill: state }));
  const counts = tally(
    labels.length,
    series.length,
    closings.map(({ row, day }) => [periods.placeOf(day), row.item.status === 'done' ? 0 : 1]),
  );
  const closed = actions.filter(({ item }) => !isOpen(item)).length;
  const table = countTable(
    t('insights.period'),
    labels,
    series.map(({ label }) => label),
    counts,
    t('insights.total'),
  );
  return {
    id: 'items-closed',
    title: t('insights.closed'),
    caption: [t('insights.closed.known', { known: closings.length, count: closed })],
    drawing: drawBars(labels, series, counts),
    table,
    data: table,
  };
}

/** How long items took from the day of the incident until they were closed, as far as git knows. */
export function closingChart({ texts }: Survey, closings: readonly Closing[]): Chart | null {
  const { t } = texts;
  const known = closings.flatMap(({ row, day }) => {
    const { date } = row.card;
    return date === null || date > day ? [] : [{ row, minutes: daysBetween(date, day) * 1440 }];
  });
  if (known.length === 0) return null;
  const minutesOf = (type: string | null): number[] =>
    known.filter(({ row }) => row.item.type === type).map(({ minutes }) => minutes);
  return spreadChart(texts, {
    id: 'time-to-close',
    title: t('insights.toClose'),
    known: t('insights.toClose.known', { count: known.length }),
    samples: [
      { label: t('insights.all'), minutes: known.map(({ minutes }) => minutes) },
      ...(['prevent', 'detect', 'mitigate', 'process'] as const).map((type) => ({
        label: t(`type.${type}`),
        minutes: minutesOf(type),
      })),
    ],
    data: {
      head: ['id', t('actions.item'), t('insights.days')],
      rows: known.map(({ row, minutes }) => [row.card.id, row.item.text, minutes / 1440]),
    },
  });
}

const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
