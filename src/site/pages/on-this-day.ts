import type { Day } from '../../postmortem/types.ts';
import { sitePaths } from '../addresses.ts';
import { groupBy } from '../group-by.ts';
import type { PostCard, Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { PageView, TemplatePage } from '../types.ts';

/** A month of any year with its page. */
export interface MonthLink {
  /** `01` to `12`. */
  readonly month: string;
  readonly name: string;
  readonly count: number;
}

export interface OnThisDayView extends PageView {
  readonly months: readonly MonthLink[];
}

export interface MonthView extends PageView {
  readonly days: readonly {
    /** `03-12`: address of the day in the page. */
    readonly anchor: string;
    readonly label: string;
    /** Newest first. */
    readonly cards: readonly PostCard[];
  }[];
  readonly months: readonly MonthLink[];
}

const monthsOfYear = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** A year that has all days, so that each has a name. */
const leapYear = '2024';

/**
 * What happened on this day of earlier years. The build knows no clock: there is a page for each month,
 * and the reader's browser finds today on one of them.
 */
export function onThisDayPages({ posts, texts }: Survey): TemplatePage[] {
  const { t, monthName, monthDay } = texts;
  const byMonth = groupBy(
    posts.flatMap(({ card }) =>
      card.date === null
        ? []
        : [[card.date.slice(5, 7), { card, day: card.date.slice(5) }] as const],
    ),
  );
  const months = monthsOfYear.map((month) => ({
    month,
    name: monthName(`${leapYear}-${month}-01`),
    count: byMonth.get(month)?.length ?? 0,
  }));
  const index = templatePage(
    sitePaths.onThisDay,
    'pages/on-this-day',
    (): OnThisDayView => ({
      title: t('site.onThisDay'),
      description: t('day.about'),
      part: 'postmortems',
      scripts: ['on-this-day'],
      months,
    }),
  );
  const pages = months
    .filter(({ count }) => count > 0)
    .map(({ month, name }) =>
      templatePage(
        sitePaths.month(month),
        'pages/month',
        (): MonthView => ({
          title: t('day.month', { month: name }),
          description: null,
          part: 'postmortems',
          scripts: [],
          days: [
            ...groupBy((byMonth.get(month) ?? []).map(({ day, card }) => [day, card] as const)),
          ]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([day, cards]) => ({
              anchor: day,
              label: monthDay(`${leapYear}-${day}` as Day),
              cards,
            })),
          months,
        }),
        { sitemap: null },
      ),
    );
  return [index, ...pages];
}
