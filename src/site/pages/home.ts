import { compareText } from '../../message/message.ts';
import type { ActionCount } from '../action-rows.ts';
import { type Facet, type FacetSummary, summarise } from '../facets.ts';
import { groupBy } from '../group-by.ts';
import { listPath, type Paging, paginate } from '../paging.ts';
import type { PostCard, Survey } from '../survey.ts';
import { templatePage } from '../template-page.ts';
import type { PageView, TemplatePage } from '../types.ts';

/** Postmortems of one year; `year` is null for those without a date. */
export interface YearGroup {
  readonly year: string | null;
  readonly group: FacetSummary | null;
  readonly cards: readonly PostCard[];
}

/** A facet with those of its values that most postmortems have. */
export interface FacetSample {
  readonly facet: Facet;
  readonly groups: readonly FacetSummary[];
  /** How many values there are. */
  readonly all: number;
}

export interface ListView extends PageView {
  readonly count: number;
  readonly paging: Omit<Paging<PostCard>, 'entries'>;
  readonly years: readonly YearGroup[];
}

export interface HomeView extends ListView {
  readonly actions: ActionCount;
  readonly samples: readonly FacetSample[];
}

/** Values of a facet that are named beside the list; all are on the facet's own page. */
const sampleSize = 8;

/** The home page with the newest postmortems by year and the ways into all lists, and the pages of the older ones. */
export function homePages(survey: Survey): TemplatePage[] {
  const { config, texts, posts, actionCount } = survey;
  const cards = posts.map(({ card }) => card);
  return paginate(cards, listPath).map(({ entries, ...paging }) => {
    const list = (): ListView => ({
      title: texts.t('list.title', { page: paging.number, last: paging.last }),
      description: config.description,
      part: 'postmortems',
      scripts: [],
      count: posts.length,
      paging,
      years: byYear(entries, survey),
    });
    if (paging.number > 1) {
      return templatePage(paging.path, 'pages/list', list, { sitemap: null });
    }
    return templatePage(
      paging.path,
      'pages/home',
      (): HomeView => ({
        ...list(),
        title: config.title,
        scripts: posts.length > 1 ? ['list'] : [],
        actions: actionCount,
        samples: sampleFacets(survey),
      }),
    );
  });
}

function byYear(cards: readonly PostCard[], { facets }: Survey): YearGroup[] {
  const years = groupBy(cards.map((card) => [card.date?.slice(0, 4) ?? null, card] as const));
  const groups = new Map(facets.years.map((group) => [group.name, group]));
  return [...years].map(([year, cards]) => {
    const group = groups.get(year ?? '');
    return { year, group: group === undefined ? null : summarise(group), cards };
  });
}

/** The facets that have values, with their most frequent values; those in an order of their own keep it. */
function sampleFacets({ lists, groups }: Survey): FacetSample[] {
  return lists.flatMap((facet) => {
    const all = groups.get(facet.key) ?? [];
    if (all.length === 0) return [];
    const ordered = ['years', 'severities', 'follow-up'].includes(facet.key)
      ? all
      : all.toSorted((a, b) => b.count - a.count || compareText(a.label, b.label));
    return [{ facet, groups: ordered.slice(0, sampleSize).map(summarise), all: all.length }];
  });
}
