import type { PostHistory } from '../../history/types.ts';
import { listHtml } from '../../html/list-html.ts';
import { ownersOf } from '../action-lists.ts';
import { type ActionRow, actionId, madeFrom } from '../action-rows.ts';
import { absoluteUrl, sitePaths } from '../addresses.ts';
import type { Survey, SurveyedPost } from '../survey.ts';
import type { Texts } from '../texts/texts.ts';
import type { SitePath } from '../types.ts';
import { feedId } from './feed-id.ts';
import type { FeedEntry } from './item-texts.ts';
import { categoriesOf, datesOf } from './post-items.ts';
import type { FeedItem } from './types.ts';
import type { Feed } from './write-feed.ts';

/** Action items in the feed of all, and in that of an owner. */
const mostItems = 100;
const mostOfOwner = 30;

/**
 * The feeds of action items, of all and of each owner: those of the newest posts, each with who does it, by when,
 * and how far it is.
 */
export function actionFeeds(
  survey: Survey,
  posts: readonly SurveyedPost[],
  history: ReadonlyMap<string, PostHistory>,
  base: string,
): Feed[] {
  const { config, texts, actions } = survey;
  const places = new Map(posts.map((entry, place) => [entry.card, place]));
  const entries = new Map<ActionRow, FeedEntry>();
  const entryOf = (row: ActionRow, place: number): FeedEntry => {
    const known = entries.get(row);
    if (known !== undefined) return known;
    const dates = datesOf(posts[place] as SurveyedPost, history);
    const make = (): FeedItem => actionItem(row, dates, texts, base);
    const entry: FeedEntry = { make, dates, from: [madeFrom([row]), dates] };
    entries.set(row, entry);
    return entry;
  };
  /** The first of those of posts that have come out, newest first. */
  const entriesOf = (rows: readonly ActionRow[], size: number): FeedEntry[] =>
    rows
      .flatMap((row) => {
        const place = places.get(row.card);
        return place === undefined ? [] : [{ row, place }];
      })
      .sort((a, b) => a.place - b.place)
      .slice(0, size)
      .map(({ row, place }) => entryOf(row, place));
  const feedOf = (
    path: SitePath,
    title: string,
    rows: readonly ActionRow[],
    size: number,
  ): Feed => ({
    page: path,
    folder: path,
    title: `${config.title}: ${title}`,
    description: texts.t('actions.about'),
    items: entriesOf(rows, size),
    size,
    archives: null,
  });
  return [
    feedOf(sitePaths.actions, texts.t('site.actions'), actions, mostItems),
    ...ownersOf(survey).map(({ path, label, rows }) => feedOf(path, label, rows, mostOfOwner)),
  ];
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
    id: feedId(actionId({ item, card })),
    url: absoluteUrl(base, card.path, item.anchor),
    title: item.text,
    summary: facts.join('; '),
    content: listHtml(facts),
    ...dates,
    authors: [],
    language: null,
    categories: categoriesOf({ card }, base),
  };
}
