import {
  drawSpreads,
  leastForQuarters,
  leastForTenths,
  type Sample,
} from '../charts/draw-spreads.ts';
import { groupName } from '../facets.ts';
import { type Spread, spreadOf } from '../quantile.ts';
import type { PostCard, Survey } from '../survey.ts';
import type { Texts } from '../texts/texts.ts';
import type { Chart, Table } from './chart.ts';

/** How long incidents took to be detected or to be over: all, and by severity. */
export function durationChart(survey: Survey, name: 'toDetect' | 'toResolve'): Chart | null {
  const { texts, posts, facets } = survey;
  const { t } = texts;
  const known = posts.flatMap(({ card }) => (card[name] === null ? [] : [card]));
  if (known.length === 0) return null;
  const sampleOf = (label: string, cards: readonly PostCard[]): Sample => ({
    label,
    minutes: cards.flatMap((card) => card[name] ?? []),
  });
  const samples = [
    sampleOf(t('insights.all'), known),
    ...facets.severities.map((group) => sampleOf(groupName(group), group.cards)),
  ];
  return spreadChart(texts, {
    id: name === 'toDetect' ? 'time-to-detect' : 'time-to-resolve',
    title: t(`insights.${name}`),
    known: t('insights.known', { known: known.length, count: posts.length }),
    samples,
    data: {
      head: ['id', t('post.started'), t('search.severity'), t('insights.minutes')],
      rows: known.map((card) => [
        card.id,
        card.date ?? '',
        card.severity?.name ?? '',
        card[name] ?? '',
      ]),
    },
  });
}

/** What a chart of durations is of. */
export interface SpreadInput {
  readonly id: string;
  readonly title: string;
  /** How many values are known, in a sentence. */
  readonly known: string;
  /** The first is of all values. */
  readonly samples: readonly Sample[];
  readonly data: Table;
}

/** A chart of durations with its quantiles in words and as a table. */
export function spreadChart(texts: Texts, { id, title, known, samples, data }: SpreadInput): Chart {
  const { t, duration, number } = texts;
  const write = (minutes: number): string => duration(Math.round(minutes));
  const all = spreadOf(samples[0]?.minutes ?? []);
  const row = ({ label, minutes }: Sample): string[][] => {
    const spread = spreadOf(minutes);
    if (spread === null) return [];
    const { size, median, quarter, threeQuarters, nineTenths } = spread;
    const from = (least: number, value: number): string => (size < least ? '–' : write(value));
    return [
      [
        label,
        number(size),
        from(leastForQuarters, quarter),
        write(median),
        from(leastForQuarters, threeQuarters),
        from(leastForTenths, nineTenths),
      ],
    ];
  };
  return {
    id,
    title,
    caption: [known, ...(all === null ? [] : tellSpread(all, texts))],
    drawing: drawSpreads(samples, write),
    table: {
      head: [
        title,
        t('insights.size'),
        t('insights.quarterHead'),
        t('insights.median'),
        t('insights.threeQuarters'),
        t('insights.nineTenths'),
      ],
      rows: samples.flatMap(row),
    },
    data,
  };
}

/** A sample in sentences; what its size does not bear out is left unsaid. */
function tellSpread(spread: Spread, { t, duration }: Texts): string[] {
  const { size, median, quarter, threeQuarters, nineTenths } = spread;
  const write = (minutes: number): string => duration(Math.round(minutes));
  return [
    t('insights.medianIs', { median: write(median) }),
    ...(size >= leastForQuarters
      ? [t('insights.halfIs', { from: write(quarter), to: write(threeQuarters) })]
      : [t('insights.tooFew')]),
    ...(size >= leastForTenths ? [t('insights.tenthsIs', { most: write(nineTenths) })] : []),
  ];
}
