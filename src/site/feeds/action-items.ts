import type { PostHistory } from '../../history/types.ts';
import { listHtml } from '../../html/list-html.ts';
import { type ActionRow, actionId } from '../action-rows.ts';
import { absoluteUrl, sitePaths } from '../addresses.ts';
import type { Survey, SurveyedPost } from '../survey.ts';
import type { Texts } from '../texts/texts.ts';
import { feedId } from './feed-id.ts';
import { categoriesOf, datesOf } from './post-items.ts';
import type { FeedItem } from './types.ts';
import type { Feed } from './write-feed.ts';

/** Action items in the feed. */
const mostItems = 100;

/** The feed of action items: those of the newest posts, each with who does it, by when, and how far it is. */
export function actionsFeed(
  { config, texts, actions }: Survey,
  posts: readonly SurveyedPost[],
  history: ReadonlyMap<string, PostHistory>,
  base: string,
): Feed {
  const places = new Map(posts.map((entry, place) => [entry.card, place]));
  const rows = actions
    .flatMap((row) => {
      const place = places.get(row.card);
      return place === undefined ? [] : [{ row, place }];
    })
    .sort((a, b) => a.place - b.place)
    .slice(0, mostItems);
  return {
    page: sitePaths.actions,
    folder: sitePaths.actions,
    title: `${config.title}: ${texts.t('site.actions')}`,
    description: texts.t('actions.about'),
    items: rows.map(({ row, place }) => {
      const entry = posts[place];
      if (entry === undefined) throw new Error('Expected the post of an action item');
      const dates = datesOf(entry, history);
      return { make: () => actionItem(row, dates, texts, base), dates, from: [row, dates] };
    }),
    size: mostItems,
    archives: null,
  };
}

/** Its id and its title stay as they are when it is done: a reader then sees a change, not a new item. */
function actionItem(
  { item, card }: ActionRow,
  dates: Pick<FeedItem, 'published' | 'updated'>,
  { t, day }: Texts,
  base: string,
): FeedItem {
  const due = item.due === null ? (item.dueText ?? t('actions.noDue')) : day(item.due);
  const facts = [
    `${t('actions.status')}: ${t(`status.${item.status}`)}`,
    `${t('actions.owner')}: ${item.owners.join(', ') || t('actions.noOwner')}`,
    `${t('actions.dueDate')}: ${due}`,
    ...(item.type === null ? [] : [t(`type.${item.type}`)]),
    ...(item.note === null ? [] : [item.note]),
    ...item.tickets.map(({ text, url }) =>
      url === null || url === text ? text : `${text} ${url}`,
    ),
    card.title,
  ];
  return {
    id: feedId(actionId(card.id, item.id)),
    url: absoluteUrl(base, card.path, item.anchor),
    title: item.text,
    summary: facts.join('; '),
    content: listHtml(facts),
    ...dates,
    authors: [],
    categories: categoriesOf({ card }, base),
  };
}
