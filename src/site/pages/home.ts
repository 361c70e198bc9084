import type { ActionCount } from '../action-rows.ts';
import { type FacetKind, sitePaths } from '../addresses.ts';
import { groupBy } from '../group-by.ts';
import type { FacetGroup, PostCard, Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { PageView, TemplatePage } from '../types.ts';

/** Postmortems of one year; `year` is null for those without a date. */
export interface YearGroup {
  readonly year: string | null;
  readonly group: FacetGroup | null;
  readonly cards: readonly PostCard[];
  /** How many the year has that are not shown. */
  readonly more: number;
}

export interface HomeView extends PageView {
  readonly count: number;
  readonly actions: ActionCount;
  readonly years: readonly YearGroup[];
  /** Years that are not shown at all. */
  readonly earlier: readonly FacetGroup[];
  readonly facets: Readonly<Record<FacetKind, readonly FacetGroup[]>>;
}

/** Postmortems shown on the home page; older ones are on the pages of their years. */
const limit = 100;

/** The home page: the newest postmortems by year, with ways into all lists. */
export function homePage(survey: Survey): TemplatePage {
  return templatePage(sitePaths.home, 'pages/home', () => homeView(survey));
}

function homeView({ config, posts, facets, actionCount }: Survey): HomeView {
  const years = groupBy(
    posts.slice(0, limit).map(({ card }) => [card.date?.slice(0, 4) ?? null, card] as const),
  );
  return {
    title: config.title,
    description: config.description,
    part: 'postmortems',
    scripts: [],
    count: posts.length,
    actions: actionCount,
    years: [...years].map(([year, cards]) => {
      const group = facets.years.find(({ name }) => name === year) ?? null;
      return { year, group, cards, more: (group?.cards.length ?? cards.length) - cards.length };
    }),
    earlier: facets.years.filter(({ name }) => !years.has(name)),
    facets,
  };
}
