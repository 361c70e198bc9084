import type { Catalog } from '../../catalog/types.ts';
import { outputFile, siteFiles, sitePaths } from '../addresses.ts';
import { cutPeriods } from '../charts/periods.ts';
import { writeCsv } from '../exports/csv.ts';
import type { Chart, Table } from '../insights/chart.ts';
import { durationChart } from '../insights/duration-charts.ts';
import {
  causeChart,
  findRepeats,
  type Repeat,
  serviceChart,
  severityChart,
} from '../insights/incident-charts.ts';
import { closedChart, closingChart, findClosings, itemChart } from '../insights/item-charts.ts';
import type { Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { PageView, SitePage } from '../types.ts';

/** Figures about the same thing. */
export interface InsightPart<Figure = Chart> {
  readonly id: 'incidents' | 'durations' | 'work';
  readonly charts: readonly Figure[];
  /** What can't be said, and why, in sentences. */
  readonly unknown: readonly string[];
}

export interface InsightsView extends PageView {
  readonly count: number;
  readonly parts: readonly InsightPart<Omit<Chart, 'data'>>[];
  readonly repeats: readonly (Repeat & { readonly count: number })[];
  /** How many there are beyond those. */
  readonly moreRepeats: number;
}

interface Insights {
  readonly parts: readonly InsightPart[];
  readonly repeats: readonly Repeat[];
}

/** Repeats that the page names; all are in the file of data. */
const mostRepeats = 8;
/** Postmortems that are named of each. */
const newestOfRepeat = 3;

/** The page of insights, and a file of data for each of its figures. */
export function insightsPages(survey: Survey, catalog: Catalog): SitePage[] {
  const { texts, posts } = survey;
  const { t } = texts;
  let made: Insights | null = null;
  const insights = (): Insights => {
    made ??= collectInsights(survey, catalog);
    return made;
  };
  const file = (id: string, table: () => Table): SitePage => ({
    kind: 'text',
    file: outputFile(siteFiles.insight(id)),
    text: () => {
      const { head, rows } = table();
      return writeCsv([head, ...rows].map((row) => row.map(String)));
    },
  });
  // Which figures there are has to be known before anything is rendered; counting takes no time.
  const charts = posts.length === 0 ? [] : insights().parts.flatMap((part) => part.charts);
  return [
    templatePage(
      sitePaths.insights,
      'pages/insights',
      (): InsightsView => ({
        title: t('site.insights'),
        description: t('insights.about'),
        part: 'insights',
        scripts: [],
        styles: ['insights'],
        count: posts.length,
        parts: insights().parts.map((part) => ({
          ...part,
          charts: part.charts.map(({ data: _, ...chart }) => chart),
        })),
        repeats: insights()
          .repeats.slice(0, mostRepeats)
          .map((repeat) => ({
            ...repeat,
            count: repeat.cards.length,
            cards: repeat.cards.slice(0, newestOfRepeat),
          })),
        moreRepeats: Math.max(0, insights().repeats.length - mostRepeats),
      }),
    ),
    ...charts.map(({ id, data }) => file(id, () => data)),
    ...(charts.length === 0
      ? []
      : [file('repeats', () => repeatTable(insights().repeats, survey))]),
  ];
}

function collectInsights(survey: Survey, catalog: Catalog): Insights {
  const { posts, actions, facets, texts } = survey;
  const { t } = texts;
  if (posts.length === 0) return { parts: [], repeats: [] };
  const days = posts.flatMap(({ card }) => card.date ?? []);
  const periods = cutPeriods(days, texts);
  const closings = findClosings(survey, catalog);
  const detect = durationChart(survey, 'toDetect');
  const resolve = durationChart(survey, 'toResolve');
  const closing = closingChart(survey, closings);
  const isKnown = <Value>(value: Value | null): value is Value => value !== null;
  return {
    parts: [
      {
        id: 'incidents',
        charts: [
          ...(days.length === 0 ? [] : [severityChart(survey, periods)]),
          ...(days.length === 0 || facets.services.length === 0
            ? []
            : [serviceChart(survey, periods)]),
          ...(facets.causes.length === 0 ? [] : [causeChart(survey)]),
        ],
        unknown: [
          ...(days.length === 0 ? [t('insights.noDates')] : []),
          ...(facets.causes.length === 0 ? [t('insights.noCauses')] : []),
        ],
      },
      {
        id: 'durations',
        charts: [detect, resolve].filter(isKnown),
        unknown: [
          ...(detect === null ? [t('insights.noDetect')] : []),
          ...(resolve === null ? [t('insights.noResolve')] : []),
        ],
      },
      {
        id: 'work',
        charts: [
          itemChart(survey, 'incident'),
          itemChart(survey, 'due'),
          closedChart(survey, closings),
          closing,
        ].filter(isKnown),
        unknown: [
          ...(actions.length === 0 ? [t('actions.none')] : []),
          ...(actions.length > 0 && closing === null ? [t('insights.noClosings')] : []),
        ],
      },
    ],
    repeats: findRepeats(survey),
  };
}

function repeatTable(repeats: readonly Repeat[], { texts: { t } }: Survey): Table {
  return {
    head: [t('actions.service'), t('search.cause'), t('insights.count'), 'ids'],
    rows: repeats.map(({ service, cause, cards }) => [
      service.name,
      cause.name,
      cards.length,
      cards.map(({ id }) => id).join('; '),
    ]),
  };
}
