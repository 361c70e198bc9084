import { compareText } from '../../message/message.ts';
import { drawBars, type Series } from '../charts/draw-bars.ts';
import { drawRanks, drawSparks } from '../charts/draw-rows.ts';
import type { Periods } from '../charts/periods.ts';
import { type FacetGroup, groupName } from '../facets.ts';
import { groupBy } from '../group-by.ts';
import type { FacetLink, PostCard, Survey } from '../survey.ts';
import { type Chart, countTable, tally } from './chart.ts';

const mostServices = 8;
const mostCauses = 15;

/** Incidents over time, by severity. */
export function severityChart({ facets, texts, posts }: Survey, periods: Periods): Chart {
  const { t } = texts;
  const groups = facets.severities;
  const known: Series[] = groups.map((group) => ({
    label: groupName(group),
    fill: `severity-${group.severity?.step ?? 5}`,
  }));
  const hasOthers = posts.some(({ card }) => card.date !== null && card.severity === null);
  const series = hasOthers ? [...known, { label: t('insights.noSeverity'), fill: 'none' }] : known;
  const column = new Map(groups.map(({ path }, index) => [path, index]));
  const dated = posts.flatMap(({ card }) =>
    card.date === null ? [] : { ...card, date: card.date },
  );
  const counts = tally(
    periods.all.length,
    series.length,
    dated.map(({ date, severity }) => [
      periods.placeOf(date),
      severity === null ? known.length : (column.get(severity.path) ?? known.length),
    ]),
  );
  const labels = periods.all.map(({ label }) => label);
  const totals = counts.map((row) => row.reduce((a, b) => a + b, 0));
  const most = totals.reduce((a, b) => Math.max(a, b), 0);
  const peaks = labels.filter((_, index) => totals[index] === most);
  const undated = posts.length - dated.length;
  const table = countTable(
    t('insights.period'),
    labels,
    series.map(({ label }) => label),
    counts,
    t('insights.total'),
  );
  return {
    id: 'severity',
    title: t('insights.severity'),
    caption: [
      t('insights.severity.span', {
        count: dated.length,
        from: labels[0] ?? '',
        to: labels.at(-1) ?? '',
      }),
      ...(labels.length > 1
        ? [t('insights.severity.most', { count: most, peaks: texts.list(peaks.slice(0, 3)) })]
        : []),
      ...(undated > 0 ? [t('insights.undated', { count: undated })] : []),
    ],
    drawing: drawBars(labels, series, counts),
    table,
    data: table,
  };
}

/** Incidents over time of the services that have most of them. */
export function serviceChart({ facets, texts: { t } }: Survey, periods: Periods): Chart {
  const groups = byCount(facets.services);
  const shown = groups.slice(0, mostServices);
  const labels = periods.all.map(({ label }) => label);
  const count = (group: FacetGroup): number[] =>
    tally(
      labels.length,
      1,
      group.cards.map(({ date }) => [date === null ? -1 : periods.placeOf(date), 0]),
    ).flat();
  const tableOf = (rows: readonly FacetGroup[]) =>
    countTable(
      t('actions.service'),
      rows.map(({ label }) => label),
      labels,
      rows.map(count),
      t('insights.total'),
    );
  return {
    id: 'service',
    title: t('insights.service'),
    caption: [
      t('insights.service.each'),
      ...(groups.length > shown.length
        ? [t('insights.service.shown', { count: groups.length, shown: shown.length })]
        : []),
    ],
    drawing: drawSparks(shown, labels, shown.map(count)),
    table: tableOf(shown),
    data: tableOf(groups),
  };
}

/** Causes by how many postmortems name them. */
export function causeChart({ facets, posts, texts: { t } }: Survey): Chart {
  const groups = byCount(facets.causes);
  const shown = groups.slice(0, mostCauses);
  const known = groups.reduce((sum, { cards }) => sum + cards.length, 0);
  const tableOf = (rows: readonly FacetGroup[]) => ({
    head: [t('search.cause'), t('insights.count')],
    rows: rows.map(({ label, cards }) => [label, cards.length]),
  });
  return {
    id: 'cause',
    title: t('insights.cause'),
    caption: [t('insights.cause.known', { known, count: posts.length })],
    drawing: drawRanks(
      shown,
      shown.map(({ cards }) => cards.length),
    ),
    table: tableOf(shown),
    data: tableOf(groups),
  };
}

/** A service that went down of the same cause more than once. */
export interface Repeat {
  readonly service: FacetLink;
  readonly cause: FacetLink;
  /** Newest first. */
  readonly cards: readonly PostCard[];
}

/** Incidents of the same service and cause, those that came most often first. */
export function findRepeats({ posts }: Survey): Repeat[] {
  const pairs = posts.flatMap(({ card }) =>
    card.services.flatMap((service) =>
      (card.values.get('causes') ?? []).map(
        (cause) => [`${service.path} ${cause.path}`, { service, cause, card }] as const,
      ),
    ),
  );
  return [...groupBy(pairs).values()]
    .flatMap((found): Repeat[] => {
      const [first] = found;
      if (first === undefined || found.length < 2) return [];
      return [{ ...first, cards: found.map(({ card }) => card) }];
    })
    .sort(
      (a, b) =>
        b.cards.length - a.cards.length ||
        compareText(b.cards[0]?.date ?? '', a.cards[0]?.date ?? '') ||
        compareText(a.service.name, b.service.name) ||
        compareText(a.cause.name, b.cause.name),
    );
}

const byCount = (groups: readonly FacetGroup[]): FacetGroup[] =>
  groups.toSorted((a, b) => b.cards.length - a.cards.length || compareText(a.label, b.label));
